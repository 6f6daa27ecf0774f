using Holdall.Files;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>The formats that the operator has switched on, as far as there are encoders for them.</summary>
internal sealed partial class ThumbFormats
{
    private readonly IThumbEncoder[] _formats;

    public ThumbFormats(IEnumerable<IThumbEncoder> encoders, IOptions<FilesSettings> settings, ILogger<ThumbFormats> logger)
    {
        var known = new Dictionary<string, IThumbEncoder>(StringComparer.OrdinalIgnoreCase);
        foreach (var encoder in encoders) known[encoder.MediaType] = encoder;
        var formats = new List<IThumbEncoder>();
        foreach (var type in settings.Value.ThumbFormats)
        {
            if (known.TryGetValue(type, out var encoder)) formats.Add(encoder);
            else LogUnknown(logger, type, string.Join(", ", known.Keys));
        }

        _formats = [.. formats];
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _formats.Length > 0;

    /// <summary>The first one that a client can show. Browsers name the types; one that takes anything need not be able to show it.</summary>
    public IThumbEncoder? Find(RequestContext request)
    {
        if (!Any) return null;
        var accepted = request.Http.Request.Headers.Accept.ToString();
        return Array.Find(_formats, format => accepted.Contains(format.MediaType, StringComparison.OrdinalIgnoreCase));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "settings.files.thumbFormats names {Type}, for which there is no encoder; there are {Known}")]
    private static partial void LogUnknown(ILogger logger, string type, string known);
}
