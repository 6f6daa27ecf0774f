namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>How members of the host are called in scripts.</summary>
internal static class ScriptNames
{
    /// <summary>
    /// The leading run of upper-case letters becomes lower case, but its last letter stays when a lower-case one follows:
    /// <c>JSONField</c> is <c>jsonField</c>, <c>RealIP</c> is <c>realIP</c>.
    /// </summary>
    public static string Of(string name)
    {
        if (name == "OAuth2") return "oauth2";
        var run = 0;
        while (run < name.Length && char.IsUpper(name[run])) run++;
        if (run > 1 && run < name.Length && char.IsLower(name[run])) run--;
        return string.Concat(name[..run].ToLowerInvariant(), name.AsSpan(run));
    }
}
