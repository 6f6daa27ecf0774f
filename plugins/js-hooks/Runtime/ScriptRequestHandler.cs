using Holdall.Plugins.JsHooks.Errors;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A function of a script that handles a request.</summary>
internal sealed class ScriptRequestHandler(ScriptSource source) : IRequestHandler
{
    public async Task RunAsync(ScriptGeneration generation, RequestContext request, Func<Task> next)
    {
        try
        {
            await generation.RunAsync(new ScriptCall { Handler = source, App = App.AppScope.Find(request), Next = next, Arguments = [request] });
        }
        catch (Exception e) when (e is not (ApiException or OperationCanceledException))
        {
            throw Outcome.ToAnswer(e);
        }
    }
}
