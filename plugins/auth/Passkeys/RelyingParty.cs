using Fido2NetLib;
using Holdall.Collections;
using Holdall.Plugins.Auth.Options;
using Holdall.Settings;

namespace Holdall.Plugins.Auth.Passkeys;

/// <summary>Whom passkeys are shown to: the domain and the pages of an application, as its collection or else its settings say.</summary>
internal sealed class RelyingParty(ISettings settings)
{
    /// <summary>Milliseconds that somebody has for a passkey.</summary>
    public const uint Timeout = 300_000;

    /// <exception cref="ApiException">403, the collection has none.</exception>
    public static void RefuseIfOff(Collection collection)
    {
        if (!collection.Get(AccountOptions.Passkeys).Enabled) throw ApiException.Forbidden("The collection is not configured to allow passkeys.");
    }

    /// <summary>What the library has to know of it.</summary>
    public Fido2Configuration Of(Collection collection)
    {
        var options = collection.Get(AccountOptions.Passkeys);
        var page = Uri.TryCreate(settings.Current.Meta.AppURL, UriKind.Absolute, out var url) ? url : null;
        var domain = options.RpId.Length > 0 ? options.RpId : page?.IdnHost ?? "";
        IReadOnlyList<string> origins = options.Origins.Count > 0 || page is null ? options.Origins : [page.GetLeftPart(UriPartial.Authority)];
        return new Fido2Configuration
        {
            RPID = domain,
            RPName = settings.Current.Meta.AppName,
            Origins = origins.ToHashSet(StringComparer.OrdinalIgnoreCase),
            Timeout = Timeout,
        };
    }

    /// <summary>Whether an origin belongs to a domain, so that browsers take the one for the other.</summary>
    public static bool IsOriginOf(string domain, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url)
        && url.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase)
        && (url.Scheme == Uri.UriSchemeHttps || url is { Scheme: "http", IdnHost: "localhost" })
        && (url.IdnHost.Equals(domain, StringComparison.OrdinalIgnoreCase) || url.IdnHost.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
