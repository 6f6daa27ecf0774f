using System.Text.Json;
using Holdall.Settings;
using Holdall.Values;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>The settings in the hands of a script, which may change them.</summary>
internal sealed class ScriptSettings(AppSettings source)
{
    private static readonly string[] Members = ["smtp", "backups", "s3", "meta", "rateLimits", "trustedProxy", "batch", "logs", "superuserIPs"];

    public static readonly HostType<ScriptSettings> Table = new HostType<ScriptSettings>("Settings")
        .With(AddMembers)
        .Method("clone", settings => new ScriptSettings(settings.ToSettings()))
        .Method("isNew", _ => false)
        .Method("tableName", _ => "_params")
        .Method("pk", _ => "settings")
        .AsJson(settings => Public(settings.ToSettings()));

    private readonly Draft _draft = new();
    private Dictionary<string, object?>? _tree;

    public AppSettings Source { get; private set; } = source;

    public bool IsTouched => _draft.Engine is not null;

    /// <summary>The settings with what the script has changed.</summary>
    public AppSettings ToSettings()
    {
        if (!IsTouched) return Source;
        var tree = new Dictionary<string, object?>(TreeOf(Source), StringComparer.Ordinal);
        foreach (var (name, value) in ValueKinds.Members(_draft.ToTree(), tree)) tree[name] = value;
        return JsonSerializer.Deserialize<AppSettings>(Cast.Serialize(tree), JsonSerializerOptions.Web)!;
    }

    public void Begin(AppSettings stored)
    {
        Source = stored;
        _tree = null;
        _draft.Clear();
    }

    /// <summary>Goes on with what the script has changed, which stays in its hands.</summary>
    public void Continue(AppSettings changed)
    {
        Source = changed;
        _tree = null;
    }

    private static void AddMembers(HostType<ScriptSettings> table)
    {
        foreach (var name in Members)
        {
            var member = name;
            table.Property(member, (s, engine) => s.Get(engine, member), (s, a) => s._draft.Set(a.Engine, member, ScriptValues.Copy(a.Engine, a.Value(0))));
        }
    }

    private JsValue Get(ScriptEngine engine, string name) =>
        _draft.Get(engine, name, () => ScriptValues.Copy(engine, (_tree ??= TreeOf(Source)).GetValueOrDefault(name)));

    private static Dictionary<string, object?> TreeOf(AppSettings settings) =>
        (Dictionary<string, object?>)Cast.FromElement(JsonSerializer.SerializeToElement(settings, JsonSerializerOptions.Web))!;

    /// <summary>Without secrets.</summary>
    private static Dictionary<string, object?> Public(AppSettings settings)
    {
        var tree = TreeOf(settings);
        ((Dictionary<string, object?>)tree["smtp"]!).Remove("password");
        ((Dictionary<string, object?>)tree["s3"]!).Remove("secret");
        ((Dictionary<string, object?>)((Dictionary<string, object?>)tree["backups"]!)["s3"]!).Remove("secret");
        return tree;
    }
}
