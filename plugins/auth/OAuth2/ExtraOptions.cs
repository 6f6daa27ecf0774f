using System.Text.Json;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>The further options of a provider. They were checked when the collection was saved, but an old data directory may hold anything.</summary>
internal static class ExtraOptions
{
    /// <summary>A text; empty if there is none.</summary>
    public static string GetText(OAuth2Provider options, string name) => options.Extra.GetValueOrDefault(name) switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        _ => "",
    };

    /// <summary>The texts of a list; empty if there is none.</summary>
    public static IReadOnlyList<string> GetTexts(OAuth2Provider options, string name)
    {
        if (GetText(options, name) is { Length: > 0 } single) return [single];
        if (options.Extra.GetValueOrDefault(name) is not JsonElement { ValueKind: JsonValueKind.Array } list) return [];
        var texts = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String) texts.Add(item.GetString()!);
        }

        return texts;
    }
}
