using Holdall.Settings;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>The settings of an event: what a script changes of them is put back into the event as others.</summary>
internal sealed class LiveSettings(ScriptEngine engine, Func<AppSettings> get, Action<AppSettings> set) : LiveValue
{
    private readonly ScriptSettings _settings = new(get());

    public override JsValue Refresh()
    {
        if (!ReferenceEquals(_settings.Source, get())) _settings.Begin(get());
        return engine.Objects.Wrap(_settings);
    }

    public override void Flush()
    {
        if (!_settings.IsTouched || !ReferenceEquals(_settings.Source, get())) return;
        var changed = _settings.ToSettings();
        set(changed);
        _settings.Continue(changed);
    }
}
