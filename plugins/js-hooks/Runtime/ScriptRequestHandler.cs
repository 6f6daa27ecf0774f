using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Requests;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A function of a script that handles a request.</summary>
internal sealed partial class ScriptRequestHandler(ScriptSource source) : IRequestHandler
{
    public async Task RunAsync(ScriptGeneration generation, RequestContext request, Func<Task> next)
    {
        request.HoldAnswer();
        RewindingBody.Ensure(request.Http.Request);
        try
        {
            await generation.RunAsync(new ScriptCall
            {
                Aborted = request.Aborted,
                Handler = source,
                App = App.AppScope.Of(request, generation.Platform.Services),
                Next = next,
                Arguments = [request],
            });
        }
        catch (Exception e) when (ScriptRequest.Of(request).HasAnswered)
        {
            // The answer has begun, and stays as it is.
            LogTooLate(generation.Platform.Services.Logger, source.Place, e.Message, e);
        }
        catch (Exception e) when (!Outcome.IsAnswer(e))
        {
            throw Outcome.ToAnswer(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Place} has failed behind its answer: {Reason}")]
    private static partial void LogTooLate(ILogger logger, string place, string reason, Exception failure);
}
