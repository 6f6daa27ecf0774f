using Holdall.Mail;

namespace Holdall.Plugins.JsHooks.Mail;

/// <summary>Mail in scripts.</summary>
internal static class MailTypes
{
    public static readonly HostType<MailMessage> Messages = new HostType<MailMessage>("MailerMessage")
        .Property("from", (message, engine) => Sender(message, engine), (message, a) => message.From = MailAddresses.Read(a.Value(0)))
        .Property("to", (message, engine) => MailAddresses.List(engine, message.To), (message, a) => MailAddresses.Fill(message.To, a.List(0)))
        .Property("cc", (message, engine) => MailAddresses.List(engine, message.Cc), (message, a) => MailAddresses.Fill(message.Cc, a.List(0)))
        .Property("bcc", (message, engine) => MailAddresses.List(engine, message.Bcc), (message, a) => MailAddresses.Fill(message.Bcc, a.List(0)))
        .Property("subject", message => message.Subject, (message, a) => message.Subject = a.Text(0))
        .Property("html", message => message.Html, (message, a) => message.Html = a.Text(0))
        .Property("text", message => message.Text, (message, a) => message.Text = a.Text(0))
        .Property("headers", message => message.Headers, (message, a) => FillHeaders(message, a.Map(0)))
        .Property("attachments", (message, engine) => Files(message.Attachments, engine), (message, a) => FillFiles(message.Attachments, a))
        .Property("inlineAttachments", (message, engine) => Files(message.InlineAttachments, engine), (message, a) => FillFiles(message.InlineAttachments, a))
        .AsJson(Tree);

    /// <summary>What <c>new MailerMessage({…})</c> makes.</summary>
    public static MailMessage Make(CallArguments a)
    {
        var made = new MailMessage();
        if (a[0] is not Jint.Native.Object.ObjectInstance given) return made;
        foreach (var member in Messages.Members.Values)
        {
            if (given.TryGetValue(member.Name, out var value)) member.Set!(made, new CallArguments(a.Engine, [value]));
        }

        return made;
    }

    private static Dictionary<string, object?> Tree(MailMessage message) => new()
    {
        ["from"] = MailAddresses.Tree(message.From),
        ["to"] = message.To.Select(MailAddresses.Tree).ToList(),
        ["cc"] = message.Cc.Select(MailAddresses.Tree).ToList(),
        ["bcc"] = message.Bcc.Select(MailAddresses.Tree).ToList(),
        ["subject"] = message.Subject,
        ["html"] = message.Html,
        ["text"] = message.Text,
        ["headers"] = message.Headers,
        ["attachments"] = NamesOf(message.Attachments),
        ["inlineAttachments"] = NamesOf(message.InlineAttachments),
    };

    private static Dictionary<string, object?> NamesOf(IEnumerable<MailAttachment> files)
    {
        var names = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var file in files) names[file.Name] = new Dictionary<string, object?>();
        return names;
    }

    private static Jint.Native.JsValue Sender(MailMessage message, ScriptEngine engine) =>
        engine.Live.Of((message, "from"), () => new LiveAddress(engine, () => message.From, from => message.From = from));

    private static void FillHeaders(MailMessage message, Dictionary<string, object?> headers)
    {
        message.Headers.Clear();
        foreach (var (name, value) in headers) message.Headers[name] = Values.Cast.ToText(value);
    }

    private static Jint.Native.JsValue Files(IList<MailAttachment> files, ScriptEngine engine) =>
        engine.Live.Of((files, "files"), () => new LiveFiles(engine, files));

    private static void FillFiles(IList<MailAttachment> files, CallArguments a)
    {
        files.Clear();
        if (a[0] is not Jint.Native.Object.ObjectInstance given) return;
        foreach (var (name, _) in given.GetOwnProperties())
            files.Add(new MailAttachment { Name = name.ToString(), Content = ScriptValues.ToBytes(a.Engine, given.Get(name)) });
    }
}
