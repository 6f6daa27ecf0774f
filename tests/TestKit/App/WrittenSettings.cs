using Microsoft.Extensions.Configuration;

namespace Holdall.TestKit.App;

/// <summary>Settings of a plugin, read as the host has them read.</summary>
public static class WrittenSettings
{
    /// <summary>Reads what an operator has written.</summary>
    /// <param name="section">Name of the section.</param>
    /// <param name="values">Names with dots or colons between them, and values.</param>
    public static TSettings Read<TSettings>(string section, params (string Name, string Value)[] values) where TSettings : class, new()
    {
        var written = values.Select(v => KeyValuePair.Create($"settings:{section}:{v.Name.Replace('.', ':')}", (string?)v.Value));
        var manifest = new PluginManifest { Id = section, Name = section, Version = "1", Contract = "0.1", Assembly = "x.dll" };
        return new PluginBuilder(manifest, "", "", new ConfigurationBuilder().AddInMemoryCollection(written).Build()).ReadSettings<TSettings>(section);
    }
}
