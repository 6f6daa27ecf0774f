using System.Runtime.CompilerServices;

namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>What the host is told of a script that has failed.</summary>
internal static class Outcome
{
    // What is less announces an answer, and what is more does not fit into a line of HTTP.
    private const int MinStatus = 200;
    private const int MaxStatus = 999;

    private static readonly ConditionalWeakTable<ApiException, Exception> Causes = [];

    /// <summary>For handlers of requests: everything is an answer.</summary>
    public static ApiException ToAnswer(Exception error)
    {
        var answer = Answer(error);
        if (answer != error) Causes.AddOrUpdate(answer, error);
        return answer;
    }

    /// <summary>What an answer was made of, for scripts that catch it on its way out; null when it was one from the start.</summary>
    public static Exception? CauseOf(ApiException answer) => Causes.TryGetValue(answer, out var cause) ? cause : null;

    private static ApiException Answer(Exception error) => error switch
    {
        ApiException { Status: < MinStatus or > MaxStatus } answer => new ApiException(StatusCodes.Status500InternalServerError, cause: answer),
        ApiException answer => answer,
        HostFailure { Refusal: var refusal } => new ApiException(StatusOf(refusal), null, refusal.Errors, refusal),
        NoRowsException or FileNotFoundException or DirectoryNotFoundException => new ApiException(StatusCodes.Status404NotFound, cause: error),
        _ => ApiException.BadRequest(cause: error),
    };

    /// <summary>Whether an error can be the answer as it is.</summary>
    public static bool IsAnswer(Exception error) => error is OperationCanceledException or ApiException { Status: >= MinStatus and <= MaxStatus };

    private static int StatusOf(ApiException refusal) =>
        refusal.Status == StatusCodes.Status404NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
}
