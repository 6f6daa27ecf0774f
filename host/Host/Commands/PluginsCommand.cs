using System.CommandLine;
using System.Text.Json;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands;

/// <summary><c>plugins</c>: which plugins there are, and why one does not run.</summary>
internal sealed class PluginsCommand : Command
{
    public const string Word = "plugins";

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };
    private readonly TextWriter _output;

    public PluginsCommand(TextWriter output) : base(Word, "Lists the plugins and their status")
    {
        _output = output;
        Options.Add(_json);
        SetAction(line => Write(line.GetValue(_json)));
    }

    public Generation? Generation { get; set; }

    /// <exception cref="StartFailure">A plugin should run and can't; scripts see it by the exit code.</exception>
    private void Write(bool json)
    {
        var plugins = Generation!.Plugins.OrderBy(p => p.Id, StringComparer.Ordinal).ToArray();
        if (json) _output.WriteLine(ToJson(plugins));
        else TextTable.Write(_output, [["ID", "VERSION", "STATUS", "REASON"], .. plugins.Select(p => new[] { p.Id, p.Manifest.Version, p.Status.ToString(), p.Reason })]);
        var broken = Array.FindAll(plugins, p => p.IsBroken);
        if (broken.Length > 0) throw new StartFailure("not every plugin can run: " + string.Join("; ", broken.Select(p => $"{p.Id}: {p.Reason}")));
    }

    private static string ToJson(IEnumerable<PluginState> plugins)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartArray();
            foreach (var plugin in plugins)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, plugin.Id);
                json.WriteString("version"u8, plugin.Manifest.Version);
                json.WriteString("status"u8, plugin.Status.ToString());
                json.WriteString("reason"u8, plugin.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
