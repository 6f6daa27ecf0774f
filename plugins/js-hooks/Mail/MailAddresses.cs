using Holdall.Mail;
using Holdall.Values;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Mail;

/// <summary>Addresses of mail as objects <c>{address, name}</c>.</summary>
internal static class MailAddresses
{
    public static JsValue List(ScriptEngine engine, IList<MailAddress> addresses) =>
        engine.Live.Of((addresses, "addresses"), () => new LiveAddresses(engine, addresses));

    public static void Fill(IList<MailAddress> addresses, IReadOnlyList<object?> given)
    {
        addresses.Clear();
        foreach (var item in given)
        {
            if (Read(item) is { } address) addresses.Add(address);
        }
    }

    public static MailAddress? Read(object? given) => given switch
    {
        MailAddress address => address,
        IReadOnlyDictionary<string, object?> members => new MailAddress(
            Cast.ToText(members.GetValueOrDefault("address")), Cast.ToText(members.GetValueOrDefault("name"))),
        _ => null,
    };

    public static Dictionary<string, object?> Tree(MailAddress? address) => new() { ["address"] = address?.Address ?? "", ["name"] = address?.Name ?? "" };
}
