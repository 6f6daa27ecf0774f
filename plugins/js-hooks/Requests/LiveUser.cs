using Holdall.Auth;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>The user of an event, whom a script may change.</summary>
internal sealed class LiveUser(ScriptEngine engine, AuthWithOAuth2RequestEvent e) : LiveValue
{
    private ScriptUser _user = new(e.OAuth2User);
    private OAuth2User _shown = e.OAuth2User;

    public override JsValue Refresh()
    {
        if (!ReferenceEquals(_shown, e.OAuth2User))
        {
            _shown = e.OAuth2User;
            _user = new ScriptUser(_shown);
        }

        return engine.Objects.Wrap(_user);
    }

    public override void Flush()
    {
        var changed = _user.ToUser();
        if (!ReferenceEquals(changed, _shown)) e.OAuth2User = _shown = changed;
    }
}
