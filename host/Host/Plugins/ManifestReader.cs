using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Holdall.Engine.DataDirectory;
using Holdall.Host.Plugins.Settings;

namespace Holdall.Host.Plugins;

/// <summary>Reads and checks the manifest of a folder; no code of the plugin runs.</summary>
internal static partial class ManifestReader
{
    /// <summary>The names that a manifest may have.</summary>
    public static readonly IReadOnlyList<string> Keys = ["id", "name", "version", "contract", "assembly", "description", "requires", "settings", "dashboard"];

    private static readonly JsonSerializerOptions Strict = new()
    {
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The manifest of a built-in plugin, from the single file.</summary>
    public static PluginState ReadBundled(ReadOnlySpan<byte> json) => new(JsonSerializer.Deserialize<PluginManifest>(json, Strict)!, "") { IsBuiltIn = true };

    public static PluginState Read(string folder)
    {
        var name = Path.GetFileName(folder);
        var unread = new PluginState(new PluginManifest { Id = name, Name = name, Version = "", Contract = "", Assembly = "" }, folder);
        var file = Path.Combine(folder, PluginManifest.FileName);
        if (!UnixFiles.IsRegular(file)) return unread.Refuse(PluginStatus.Incompatible, "plugin.json is not a regular file.");
        try
        {
            var json = File.ReadAllBytes(file);
            var manifest = JsonSerializer.Deserialize<PluginManifest>(json, Strict);
            if (manifest is null) return unread.Refuse(PluginStatus.Incompatible, "plugin.json is empty.");
            return Check(manifest, name) is { } fault
                ? (unread with { Manifest = manifest with { Id = name } }).Refuse(PluginStatus.Incompatible, fault)
                : new PluginState(manifest, folder) { UnknownKeys = UnknownIn(json) };
        }
        catch (JsonException e)
        {
            return unread.Refuse(PluginStatus.Incompatible, "plugin.json can't be read: " + e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return unread.Refuse(PluginStatus.Incompatible, "plugin.json can't be read: " + e.Message);
        }
    }

    private static List<string> UnknownIn(byte[] json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var unknown = new List<string>();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (!Keys.Contains(member.Name)) unknown.Add(member.Name);
        }

        return unknown;
    }

    private static string? Check(PluginManifest manifest, string folder)
    {
        if (!Id().IsMatch(manifest.Id)) return $"The id \"{manifest.Id}\" in plugin.json may only have lower-case letters, digits and dashes.";
        if (manifest.Id != folder) return $"The id \"{manifest.Id}\" in plugin.json is not the name of its folder, \"{folder}\".";
        if (manifest.Assembly != Path.GetFileName(manifest.Assembly) || manifest.Assembly.Length == 0)
        {
            return "The assembly in plugin.json must be the name of a file in the plugin's folder.";
        }

        return CheckContract(manifest.Contract) ?? CheckPages(manifest.Dashboard) ?? CheckSettings(manifest.Settings);
    }

    private static string? CheckPages(IReadOnlyList<DashboardPage> pages)
    {
        foreach (var page in pages)
        {
            if (!Id().IsMatch(page.Id)) return $"The id \"{page.Id}\" of a page in plugin.json may only have lower-case letters, digits and dashes.";
            if (pages.Count(other => other.Id == page.Id) > 1) return $"Two pages in plugin.json have the id \"{page.Id}\".";
            if (string.IsNullOrWhiteSpace(page.Title)) return $"The page \"{page.Id}\" in plugin.json has no title.";
            if (!Module().IsMatch(page.Module))
            {
                return $"The module of the page \"{page.Id}\" in plugin.json must be the path of a .js or .mjs file below {DashboardPage.Folder}/.";
            }
        }

        return null;
    }

    private static string? CheckSettings(JsonElement? settings) =>
        settings is { } schema && DeclaredSchema.FindFault(schema) is { } fault ? $"settings in plugin.json: {fault}" : null;

    private static string? CheckContract(string wanted)
    {
        if (!Contract().IsMatch(wanted)) return $"The contract \"{wanted}\" in plugin.json is no version such as {PluginManifest.CurrentContract}.";
        var (major, minor) = Split(wanted);
        var (ourMajor, ourMinor) = Split(PluginManifest.CurrentContract);
        return major == ourMajor && minor <= ourMinor ? null : $"It was built for contract {wanted}; this host has {PluginManifest.CurrentContract}.";
    }

    private static (int Major, int Minor) Split(string version)
    {
        var parts = version.Split('.');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.m?js\z")]
    private static partial Regex Module();

    [GeneratedRegex(@"\A[0-9]{1,4}\.[0-9]{1,4}\z")]
    private static partial Regex Contract();
}
