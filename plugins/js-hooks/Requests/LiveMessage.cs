using Holdall.Plugins.JsHooks.App;
using Holdall.Realtime;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>The message of an event, which the host never changes: what a script changes is put into the event as another one.</summary>
internal sealed class LiveMessage(ScriptEngine engine, RealtimeMessageEvent e) : LiveValue
{
    private ScriptMessage _message = ScriptMessage.Of(e.Message);
    private RealtimeMessage _shown = e.Message;

    public override JsValue Refresh()
    {
        if (!ReferenceEquals(_shown, e.Message))
        {
            _shown = e.Message;
            _message = ScriptMessage.Of(_shown);
        }

        return engine.Objects.Wrap(_message);
    }

    public override void Flush()
    {
        if (_message.Message == _shown) return;
        e.Message = _shown = _message.Message;
    }
}
