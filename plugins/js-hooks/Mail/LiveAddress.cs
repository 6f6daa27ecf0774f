using Holdall.Mail;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Mail;

/// <summary>The sender of a message, whose members a script may set one by one.</summary>
internal sealed class LiveAddress(ScriptEngine engine, Func<MailAddress?> get, Action<MailAddress?> set) : LiveValue
{
    private MailAddress? _shown;
    private JsValue? _script;

    public override JsValue Refresh()
    {
        if (_script is not null && Equals(_shown, get())) return _script;
        _shown = get();
        return _script = ScriptValues.Copy(engine, MailAddresses.Tree(_shown));
    }

    public override void Flush()
    {
        if (_script is null || MailAddresses.Read(ScriptValues.ToHost(engine, _script)) is not { } address) return;
        if (address.Equals(_shown ?? new MailAddress(""))) return;
        set(_shown = address);
    }
}
