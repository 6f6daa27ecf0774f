using Holdall.Plugins.JsHooks.Http;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>$http</c> and <c>FormData</c>.</summary>
internal sealed class HttpGlobals(HttpSender sender) : IScriptGlobals
{
    public void AddTo(ScriptEngine engine)
    {
        engine.AddLazy("$http", script => script.Namespace(("send", a => a.Wait(sender.SendAsync(a.Map(0))))));
        engine.AddConstructor("FormData", ScriptForm.Table, _ => new ScriptForm());
    }
}
