namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>
/// A call of the application has failed, such as saving an invalid record. Scripts catch it as an error of the host; uncaught it becomes a refusal with the
/// invalid fields, but without the message of the action that the engine had in mind.
/// </summary>
internal sealed class HostFailure(ApiException refusal) : Exception(refusal.Message, refusal)
{
    public ApiException Refusal => refusal;
}
