using Holdall.Mail;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Mail;

/// <summary>The recipients of a message as an array of objects.</summary>
internal sealed class LiveAddresses(ScriptEngine engine, IList<MailAddress> addresses) : LiveValue
{
    private MailAddress[]? _shown;
    private JsValue _script = JsValue.Null;

    public override JsValue Refresh()
    {
        if (_shown is not null && addresses.SequenceEqual(_shown)) return _script;
        _shown = [.. addresses];
        return _script = ScriptValues.Copy(engine, _shown.Select(MailAddresses.Tree).ToList<object?>());
    }

    public override void Flush()
    {
        if (ScriptValues.ToHost(engine, _script) is not IReadOnlyList<object?> given) return;
        var changed = given.Select(MailAddresses.Read).OfType<MailAddress>().ToArray();
        if (_shown is not null && changed.SequenceEqual(_shown)) return;
        MailAddresses.Fill(addresses, changed);
        _shown = changed;
    }
}
