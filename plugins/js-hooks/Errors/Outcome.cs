namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>What the host is told of a script that has failed.</summary>
internal static class Outcome
{
    /// <summary>For handlers of requests: everything is an answer.</summary>
    public static ApiException ToAnswer(Exception error) => error switch
    {
        ApiException answer => answer,
        HostFailure { Refusal: var refusal } => new ApiException(StatusOf(refusal), null, refusal.Errors, refusal),
        NoRowsException or FileNotFoundException or DirectoryNotFoundException => new ApiException(StatusCodes.Status404NotFound, cause: error),
        _ => ApiException.BadRequest(cause: error),
    };

    private static int StatusOf(ApiException refusal) =>
        refusal.Status == StatusCodes.Status404NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
}
