using Holdall.Plugins.JsHooks.App;
using Jint;

namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>A hook as the application hands it to a file that is being loaded: <c>$app.onRecordCreate("posts").bindFunc(…)</c>.</summary>
internal sealed class HookMethods(HookPoint point, IReadOnlyList<string> tags)
{
    public static readonly HostType<HookMethods> Table = new HostType<HookMethods>("Hook")
        .Method("bindFunc", (hook, a) => hook.Bind(a, BoundHandler.OfFunction(a)))
        .Method("bind", (hook, a) => hook.Bind(a, BoundHandler.Of(a)))
        .Action("unbind", (hook, a) => hook.Unbind(a, a.Texts(0)))
        .Action("unbindAll", (hook, a) => Registration.Of(a).Hooks.RemoveAll(other => other.Point == hook.Point))
        .Method("length", (hook, a) => Registration.Of(a).Hooks.Count(other => other.Point == hook.Point));

    private HookPoint Point => point;

    /// <summary>Gives the application of an engine a method for each hook that the host knows at this moment.</summary>
    public static void AddTo(ScriptEngine engine)
    {
        var app = engine.Objects.PrototypeOf(AppType.Table);
        foreach (var point in HookPoints.All)
        {
            app.FastSetDataProperty(
                point.Name, engine.Function(point.Name, (_, a) => engine.Objects.Wrap(new HookMethods(point, Registration.Tags(point, a, 0)))));
        }
    }

    /// <summary>Takes the place of a handler with the same id.</summary>
    private string Bind(CallArguments a, BoundHandler handler)
    {
        var hooks = Registration.Of(a).Hooks;
        var added = new HookRegistration(point, HandlerSource.Of(a.Engine, handler.Run), tags) { Id = handler.Id, Priority = handler.Priority };
        var at = hooks.FindIndex(other => other.Point == point && other.Id == added.Id);
        if (at < 0) hooks.Add(added);
        else hooks[at] = added;
        return added.Id;
    }

    private void Unbind(CallArguments a, string[] ids) =>
        Registration.Of(a).Hooks.RemoveAll(other => other.Point == point && other.Id.Length > 0 && ids.Contains(other.Id));
}
