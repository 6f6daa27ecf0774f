using System.CommandLine;
using System.Text;
using System.Text.Json;
using Holdall.Engine.Storage;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands.Doctor;

/// <summary><c>doctor</c>: looks for what is wrong in a data directory, and changes nothing.</summary>
internal sealed class DoctorCommand : Command
{
    public const string Word = "doctor";

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };
    private readonly TextWriter _output;

    public DoctorCommand(TextWriter output) : base(Word, "Checks the data directory without changing it")
    {
        _output = output;
        Options.Add(_json);
        SetAction((line, _) => RunAsync(line.GetValue(_json)));
    }

    public LaunchOptions? Launch { get; set; }

    /// <summary>Configures the plugins, and starts nothing of them.</summary>
    public Func<Task<IReadOnlyList<PluginState>>>? Activate { get; set; }

    /// <returns>1 when something was found.</returns>
    private async Task<int> RunAsync(bool json)
    {
        ExistingData.ThrowIfMissing(Launch!);
        var findings = Examine(Launch!.DataFolder, Launch.EncryptionKey);
        findings.AddRange(await ConfigurationChecks.RunAsync(Launch, Activate!));
        await _output.WriteLineAsync(json ? ToJson(findings) : ToText(findings));
        return findings.Count == 0 ? 0 : 1;
    }

    private static List<Finding> Examine(string directory, string? key)
    {
        var findings = new List<Finding>(DatabaseChecks.Run(directory));
        // Of a database that is damaged nothing can be told with certainty.
        if (!findings.Exists(static finding => finding is { Kind: "damaged-database", Subject: Databases.MainFile })) AddRecords(findings, directory, key);

        findings.AddRange(FolderChecks.Run(directory));
        return findings;
    }

    private static void AddRecords(List<Finding> findings, string directory, string? key)
    {
        try
        {
            using var database = new UnchangedDatabase(Path.Combine(directory, Databases.MainFile));
            findings.AddRange(SettingsChecks.Run(database, key));
            var collections = new CollectionChecks(database);
            findings.AddRange(collections.Run());
            findings.AddRange(new FileChecks(database, directory).Run(collections.Whole));
        }
        catch (DatabaseException e)
        {
            findings.Add(new Finding("damaged-database", Databases.MainFile, e.Message, DatabaseChecks.Lost));
        }
    }

    private static string ToText(List<Finding> findings)
    {
        if (findings.Count == 0) return "The data directory is sound.";
        var text = new StringBuilder();
        foreach (var finding in findings)
            text.AppendLine($"{finding.Subject}: {finding.Message}").AppendLine($"    What mends it: {finding.Remedy}");
        return text.Append($"{findings.Count} finding(s). Nothing was changed.").ToString();
    }

    private static string ToJson(List<Finding> findings)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteBoolean("sound"u8, findings.Count == 0);
            json.WriteStartArray("findings"u8);
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("kind"u8, finding.Kind);
                json.WriteString("subject"u8, finding.Subject);
                json.WriteString("message"u8, finding.Message);
                json.WriteString("remedy"u8, finding.Remedy);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
