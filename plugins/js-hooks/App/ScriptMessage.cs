using System.Text;
using Holdall.Realtime;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>A message to a client, which a script may change until it is sent.</summary>
internal sealed class ScriptMessage
{
    public static readonly HostType<ScriptMessage> Table = new HostType<ScriptMessage>("SubscriptionMessage")
        .Property("name", message => message.Name, (message, a) => message.Name = a.Text(0))
        .Property("data", message => Encoding.UTF8.GetBytes(message.Data), (message, a) => message.Data = Encoding.UTF8.GetString(a.Bytes(0)));

    public string Name { get; set; } = "";

    public string Data { get; set; } = "";

    public RealtimeMessage Message => new() { Name = Name, Data = Data };

    public static ScriptMessage Of(RealtimeMessage message) => new() { Name = message.Name, Data = message.Data };

    /// <summary>What <c>new SubscriptionMessage({name, data})</c> makes.</summary>
    public static ScriptMessage Make(CallArguments a)
    {
        var made = new ScriptMessage();
        if (a[0] is not Jint.Native.Object.ObjectInstance given) return made;
        if (given.TryGetValue("name", out var name)) made.Name = ScriptValues.ToText(a.Engine, name);
        if (given.TryGetValue("data", out var data)) made.Data = Encoding.UTF8.GetString(ScriptValues.ToBytes(a.Engine, data));
        return made;
    }
}
