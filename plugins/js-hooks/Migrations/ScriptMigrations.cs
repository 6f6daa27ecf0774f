using Holdall.Migrations;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Plugins.JsHooks.Types;
using Jint;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Migrations;

/// <summary>The files of the folder of migrations. Each is evaluated once, in an engine of its own, so that it registers its callbacks.</summary>
internal sealed class ScriptMigrations(ScriptPlatform platform, ScriptThreads threads, ScriptFolders folders) : IMigrationSource
{
    private static readonly string[] Endings = [".js", ".ts"];

    private static readonly ScriptPreparationOptions Preparation = new()
    {
        ParsingOptions = new ScriptParsingOptions { RetainFunctionSourceText = true },
    };

    public IReadOnlyList<NamedMigration> Migrations => [.. Files().Select(Load).OfType<NamedMigration>()];

    public string Extension => Endings[0];

    public string EmptyFile => Text.Empty();

    /// <summary>Writes files of migrations.</summary>
    public MigrationText Text => new(TypesFile.ReferenceFrom(folders.Migrations, folders.Data));

    public string SnapshotFile(string collections) => Text.Snapshot(PlainJson.Parse(collections));

    private IEnumerable<string> Files()
    {
        if (!Directory.Exists(folders.Migrations)) return [];
        return Directory.EnumerateFiles(folders.Migrations).Where(file => Array.Exists(Endings, file.EndsWith)).Order(StringComparer.Ordinal);
    }

    /// <summary>Null when the file registers nothing.</summary>
    private NamedMigration? Load(string file)
    {
        var generation = new ScriptGeneration(platform, threads, folders.Hooks);
        var engine = new ScriptEngine(generation, ScriptEngineKind.Migration) { LoadingFile = file };
        ScriptMigration? registered = null;
        engine.AddFunction("migrate", a =>
        {
            registered ??= new ScriptMigration(generation, engine, a.Callback(0), a.Callback(1));
            return null;
        });
        try
        {
            ScriptGeneration.Run(engine, () =>
            {
                engine.Engine.Execute(Engine.PrepareScript(File.ReadAllText(file), file, strict: true, Preparation));
                return true;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JintException or ScriptLimitException)
        {
            throw new InvalidOperationException($"failed to run migration {Path.GetFileName(file)}: {Reason(e)}", e);
        }

        return registered is null ? null : new NamedMigration(Path.GetFileName(file), registered);
    }

    private static string Reason(Exception error) => error switch
    {
        JavaScriptException script => ScriptErrors.ToHost(script).Message,
        ScriptPreparationException { InnerException: { } reason } => reason.Message,
        _ => error.Message,
    };
}
