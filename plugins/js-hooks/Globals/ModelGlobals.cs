using Holdall.Auth;
using Holdall.Collections;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Events;
using Holdall.Plugins.JsHooks.Mail;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Plugins.JsHooks.Requests;
using Holdall.Records;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>Constructors of records, collections and the like.</summary>
internal sealed class ModelGlobals : IScriptGlobals
{
    /// <summary>The constructors of fields, and the types that they make.</summary>
    private static readonly (string Name, string Type)[] Fields =
    [
        ("TextField", "text"), ("NumberField", "number"), ("BoolField", "bool"), ("EmailField", "email"), ("URLField", "url"), ("EditorField", "editor"),
        ("DateField", "date"), ("AutodateField", "autodate"), ("SelectField", "select"), ("FileField", "file"), ("RelationField", "relation"),
        ("JSONField", "json"), ("PasswordField", "password"), ("GeoPointField", "geoPoint"),
    ];

    public void AddTo(ScriptEngine engine)
    {
        engine.AddConstructor("Record", RecordType.Table, MakeRecord);
        engine.AddConstructor("Collection", CollectionType.Table, MakeCollection);
        engine.AddLazy("Field", static script => new HostConstructor(
            script, "Field", new JsObject(script.Engine), a => script.Fields.Make(a.Map(0).GetValueOrDefault("type") as string ?? "", a.Map(0))));
        foreach (var (name, type) in Fields)
        {
            engine.AddLazy(name, script =>
            {
                var prototype = new JsObject(script.Engine) { Prototype = script.Fields.PrototypeOf(type) };
                return new HostConstructor(script, name, prototype, a => script.Fields.Make(type, a.Map(0), prototype));
            });
        }

        engine.AddLazy("FieldsList", static script => new HostConstructor(script, "FieldsList", script.Fields.ListPrototype, _ => FieldsList.New(script, [])));
        engine.AddConstructor("MailerMessage", MailTypes.Messages, MailTypes.Make);
        engine.AddConstructor("RequestInfo", ScriptRequestInfo.Table, MakeRequestInfo);
        engine.AddConstructor("RecordUpsertForm", RecordUpsertForm.Table, a => new RecordUpsertForm(a.Require<ScriptApp>(0), a.Require<Record>(1)));
        engine.AddConstructor("AppleClientSecretCreateForm", AppleClientSecretForm.Table, a => new AppleClientSecretForm(a.Require<ScriptApp>(0)));
        engine.AddConstructor("TestEmailSendForm", TestEmailForm.Table, a => new TestEmailForm(a.Require<ScriptApp>(0)));
        engine.AddConstructor("TestS3FilesystemForm", TestS3Form.Table, a => new TestS3Form(a.Require<ScriptApp>(0)));
        engine.AddConstructor("Cookie", ScriptCookie.Table, ScriptCookie.Make);
        engine.AddConstructor("SubscriptionMessage", ScriptMessage.Table, ScriptMessage.Make);
        engine.AddConstructor("Context", ScriptContext.Table, a => new ScriptContext(a));
        engine.AddConstructor("Middleware", MiddlewareType.Table, a => new MiddlewareRegistration(
            Loading.RequestHandlers.Of(a.Engine, a[0]), (int)a.Integer(1), a.Text(2)));
    }

    /// <summary>Without a collection it is a shell that only queries can fill.</summary>
    private static object MakeRecord(CallArguments a)
    {
        if (a.IsNothing(0)) return new Record(new Collection { Name = "" });
        var record = new Record(a.Require<ScriptCollection>(0).ToCollection());
        RecordValues.Load(a.Engine, record, a.Map(1));
        return record;
    }

    private static object MakeCollection(CallArguments a) => new ScriptCollection(a.Engine.Services.CollectionJson.Read(a.Map(0)));

    private static object MakeRequestInfo(CallArguments a)
    {
        var made = new ScriptRequestInfo(RequestInfo.None);
        if (a[0] is not Jint.Native.Object.ObjectInstance values) return made;
        foreach (var member in ScriptRequestInfo.Table.Members.Values)
        {
            if (member.Set is not null && values.TryGetValue(member.Name, out var value)) member.Set(made, new CallArguments(a.Engine, [value]));
        }

        return made;
    }
}
