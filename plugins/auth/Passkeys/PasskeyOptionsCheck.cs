using System.Globalization;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.Passkeys;

/// <summary>Passkeys need a domain, and pages of it.</summary>
internal sealed class PasskeyOptionsCheck(RelyingParty party) : ICollectionOptionCheck<PasskeyOptions>
{
    private static readonly FieldError NoDomain = new("validation_invalid_domain", "Must be a domain.");
    private static readonly FieldError Foreign = new("validation_invalid_origin", "Must be an https origin of the domain.");

    public void Check(CollectionOptionChange<PasskeyOptions> change)
    {
        if (!change.Options.Enabled) return;
        var domain = party.Of(change.Collection).RPID;
        if (Uri.CheckHostName(domain) != UriHostNameType.Dns) change.Refuse("rpId", NoDomain);
        for (var i = 0; i < change.Options.Origins.Count; i++)
        {
            if (RelyingParty.IsOriginOf(domain, change.Options.Origins[i])) continue;
            change.Refuse(string.Create(CultureInfo.InvariantCulture, $"origins.{i}"), Foreign);
        }
    }
}
