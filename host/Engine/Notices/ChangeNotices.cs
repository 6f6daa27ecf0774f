using Holdall.Engine.Fields.Formats;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Notices;

/// <summary>
/// Tells the other processes on the data directory what has changed, by an empty file that comes and goes in <c>.notify</c>.
/// </summary>
internal sealed partial class ChangeNotices(EngineOptions options, ILogger<ChangeNotices> logger)
{
    public const string Folder = ".notify";

    private readonly string _suffix = "@" + Ids.Random(10);
    private readonly string _folder = Path.Combine(options.DataDirectory, Folder);

    /// <summary>Whether a file of this name was made by this process.</summary>
    public bool IsOwn(string file) => file.EndsWith(_suffix, StringComparison.Ordinal);

    /// <summary>To be called once the change is committed.</summary>
    public void Tell(Notice notice)
    {
        try
        {
            using var _ = new FileStream(PathOf(notice), new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUntold(logger, e, notice.Prefix);
        }
    }

    /// <summary>Removes what a failure may have left.</summary>
    public void Clear()
    {
        if (!Directory.Exists(_folder)) return;
        try
        {
            foreach (var notice in Notice.All) File.Delete(PathOf(notice));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogLeft(logger, e, _folder);
        }
    }

    private string PathOf(Notice notice) => Path.Combine(_folder, notice.Prefix + _suffix);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other processes on the data directory could not be told of changed {What}.")]
    private static partial void LogUntold(ILogger logger, Exception error, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The notices in {Folder} could not be removed.")]
    private static partial void LogLeft(ILogger logger, Exception error, string folder);
}
