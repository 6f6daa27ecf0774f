using Holdall.Migrations;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Plugins.JsHooks.Types;
using Jint;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Migrations;

/// <summary>The files of the folder of migrations. One that is to be run is evaluated, in an engine of its own, so that it registers its callbacks.</summary>
internal sealed class ScriptMigrations(ScriptPlatform platform, ScriptThreads threads, ScriptFolders folders) : IMigrationSource
{
    private static readonly string[] Endings = [".js", ".ts"];

    public IReadOnlyList<string> Names => Directory.Exists(folders.Migrations)
        ? [
            .. Directory.EnumerateFiles(folders.Migrations).Where(file => Array.Exists(Endings, file.EndsWith))
                .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
        ]
        : [];

    public string Extension => Endings[0];

    public string EmptyFile => Text.Empty();

    /// <summary>Writes files of migrations.</summary>
    public MigrationText Text => new(TypesFile.ReferenceFrom(folders.Migrations, folders.Data));

    public string SnapshotFile(string collections) => Text.Snapshot(PlainJson.Parse(collections));

    public IMigration? Load(string name)
    {
        var file = Path.Combine(folders.Migrations, name);
        var generation = new ScriptGeneration(platform, threads, folders.Hooks);
        var engine = new ScriptEngine(generation, ScriptEngineKind.Migration) { LoadingFile = file };
        ScriptMigration? registered = null;
        engine.AddFunction("migrate", a =>
        {
            if (a.Callback(0) is null) throw new JavaScriptException(engine.Engine.Intrinsics.TypeError, "migrate takes a function");
            registered ??= new ScriptMigration(generation, engine, a.Callback(0), a.Callback(1));
            return null;
        });
        try
        {
            ScriptGeneration.Run(engine, () =>
            {
                if (generation.Modules.OfScript(file, isStrict: true).Script is { } script) engine.Engine.Execute(in script);
                else engine.HookModules.Load(file);
                return true;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JintException or ScriptLimitException or ScriptException)
        {
            throw new InvalidOperationException($"{name} can't be loaded: {Reason(e)}", e);
        }

        return registered;
    }

    private static string Reason(Exception error) => error switch
    {
        JavaScriptException script => ScriptErrors.ToHost(script).Message,
        ScriptPreparationException { InnerException: { } reason } => reason.Message,
        _ => error.Message,
    };
}
