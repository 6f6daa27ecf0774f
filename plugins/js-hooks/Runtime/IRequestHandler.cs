namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>Handles a request, or a step of it: a function of a script, or one that the host has given to the script.</summary>
internal interface IRequestHandler
{
    /// <summary>Runs it.</summary>
    /// <param name="generation">The files that it belongs to.</param>
    /// <param name="request">The request.</param>
    /// <param name="next">Goes on with the chain; does nothing at its end.</param>
    Task RunAsync(ScriptGeneration generation, RequestContext request, Func<Task> next);
}
