using Holdall.Plugins.JsHooks.Commands;
using Holdall.Plugins.JsHooks.Dates;
using Holdall.Plugins.JsHooks.DynamicModels;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Plugins.JsHooks.Http;
using Holdall.Plugins.JsHooks.Os;
using Holdall.Plugins.JsHooks.Sql;
using Holdall.Plugins.JsHooks.Sql.Reading;
using Holdall.Plugins.JsHooks.Templates;
using Holdall.Plugins.JsHooks.Unicode;
using Holdall.Plugins.JsHooks.Web;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>The globals that have nothing to do with events: texts, dates, files, programs, templates, SQL.</summary>
internal static class ScriptLibraries
{
    public static readonly IReadOnlyList<HostType> Tables =
    [
        DateTypes.DateTime, DateTypes.Time, DateTypes.Timezone, NullMarker.Table,
        StreamTypes.Reader, StreamTypes.File, FileEntry.Table, OsFolder.Table, OsRoot.Table, OsProcess.Table, ProcessState.Table, ProcessHandle.Table,
        TemplateRegistry.Table, TemplateRenderer.Table,
        SqlTypes.Expression, SqlTypes.Like, SqlTypes.Builder, SqlTypes.Query, SqlTypes.Result, SelectType.Table, SqlRows.Table,
        ScriptCommand.Table, ScriptFlags.Table, ScriptFlag.Table, ScriptForm.Table, HttpAnswer.Table, KeyedFile.Table, ScriptFilesystem.Table,
        FilesystemEvent.Table, FilesystemHook.Table, KeyedWriter.Table,
    ];

    public static IServiceCollection AddScriptLibraries(this IServiceCollection services) => services
        .AddSingleton<IScriptGlobals, SecurityGlobals>()
        .AddSingleton<IScriptGlobals, FilepathGlobals>()
        .AddSingleton<IScriptGlobals, OsGlobals>()
        .AddSingleton<IScriptGlobals, TemplateGlobals>()
        .AddSingleton<IScriptGlobals, DateGlobals>()
        .AddSingleton<IScriptGlobals, TextGlobals>()
        .AddSingleton<IScriptGlobals, UnicodeGlobals>()
        .AddSingleton<IScriptGlobals, TimerGlobals>()
        .AddSingleton<IScriptGlobals, DestinationGlobals>()
        .AddSingleton<IScriptGlobals, DbxGlobals>()
        .AddSingleton<HttpSender>()
        .AddSingleton<IScriptGlobals, HttpGlobals>()
        .AddSingleton<WebSender>()
        .AddSingleton<WebHost>()
        .AddSingleton<IScriptGlobals, WebGlobals>()
        .AddSingleton<IScriptGlobals, FilesystemGlobals>()
        .AddSingleton<IScriptGlobals, CommandGlobals>()
        .AddSingleton<IScriptGlobals, MailsGlobals>();
}
