using System.Runtime.CompilerServices;

namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>What the host is told of a script that has failed.</summary>
internal static class Outcome
{
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
        ApiException answer => answer,
        HostFailure { Refusal: var refusal } => new ApiException(StatusOf(refusal), null, refusal.Errors, refusal),
        NoRowsException or FileNotFoundException or DirectoryNotFoundException => new ApiException(StatusCodes.Status404NotFound, cause: error),
        _ => ApiException.BadRequest(cause: error),
    };

    private static int StatusOf(ApiException refusal) =>
        refusal.Status == StatusCodes.Status404NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
}
