using Holdall.App;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.Types;

/// <summary>
/// Writes the type declarations into the data directory once it is open, unless they are there. They are made by an engine of JavaScript, which a server
/// without scripts does not load for anything else.
/// </summary>
internal sealed partial class TypesHooks(Func<TypeDeclarations> declarations, ScriptFolders folders, ILogger<TypesHooks> logger) : IHookModule
{
    public void AddHooks(IHooks hooks) => hooks.Bootstrap.Use(async (_, next) =>
    {
        await next();
        Write(TypesFile.In(folders.Data));
    });

    private void Write(string path)
    {
        try
        {
            if (File.Exists(path) && File.ReadLines(path).FirstOrDefault() == TypesFile.Stamp) return;
            File.WriteAllText(path, declarations().Make());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Editors do without; the server does not need them.
            LogFailed(logger, path, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The type declarations {Path} can't be written: {Reason}")]
    private static partial void LogFailed(ILogger logger, string path, string reason);
}
