namespace Holdall.Settings;

/// <summary>The sentence about a setting that can't be.</summary>
internal static class WrongSetting
{
    private const int MostShown = 100;

    private static readonly string[] SecretNames = ["token", "password", "secret", "key", "header"];

    public static string Sentence(string setting, string allowed, string? value)
    {
        if (value is null || IsSecret(setting)) return $"{setting} must be {allowed}.";
        var shown = value.Length > MostShown ? value[..MostShown] + "..." : value;
        return $"{setting} must be {allowed}, not \"{shown.ReplaceLineEndings(" ")}\".";
    }

    /// <summary>What is wrong stands in logs.</summary>
    private static bool IsSecret(string setting) => Array.Exists(SecretNames, name => setting.Contains(name, StringComparison.OrdinalIgnoreCase));
}
