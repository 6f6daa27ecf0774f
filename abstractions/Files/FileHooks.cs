using Holdall.Hooks;

namespace Holdall.Files;

/// <summary>The hook points of files.</summary>
public static class FileHooks
{
    /// <summary>Around sending a file, after access was checked.</summary>
    public static readonly HookPoint<FileDownloadRequestEvent> DownloadRequest = new("onFileDownloadRequest");

    /// <summary>Around answering a token for protected files.</summary>
    public static readonly HookPoint<FileTokenRequestEvent> TokenRequest = new("onFileTokenRequest");

    internal static IEnumerable<HookPoint> All =>
    [
        DownloadRequest, TokenRequest,
    ];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="DownloadRequest"/>
        public IHook<FileDownloadRequestEvent> FileDownloadRequest => hooks.On(DownloadRequest);

        /// <inheritdoc cref="TokenRequest"/>
        public IHook<FileTokenRequestEvent> FileTokenRequest => hooks.On(TokenRequest);
    }
}
