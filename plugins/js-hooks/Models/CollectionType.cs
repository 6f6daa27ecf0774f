using System.Text.RegularExpressions;
using Holdall.Collections;
using Holdall.Values;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>Collections in scripts.</summary>
internal static partial class CollectionType
{
    private static readonly string[] Nested =
    [
        "fields", "indexes", "authAlert", "oauth2", "passwordAuth", "mfa", "otp", "authToken", "passwordResetToken", "emailChangeToken", "verificationToken",
        "fileToken", "verificationTemplate", "resetPasswordTemplate", "confirmEmailChangeTemplate",
    ];

    public static readonly HostType<ScriptCollection> Table = new HostType<ScriptCollection>("Collection")
        .With(AddPlain)
        .With(AddNested)
        .With(AddMethods)
        .AsText(collection => collection.Source.Name)
        .AsJson(collection => collection.ToCollection());

    private static void AddPlain(HostType<ScriptCollection> table)
    {
        Plain("id", c => c.Id);
        Text("name", c => c.Name);
        Text("type", c => c.Type);
        Plain("system", c => c.System);
        Rule("listRule", c => c.ListRule);
        Rule("viewRule", c => c.ViewRule);
        Rule("createRule", c => c.CreateRule);
        Rule("updateRule", c => c.UpdateRule);
        Rule("deleteRule", c => c.DeleteRule);
        Rule("authRule", c => c.Auth?.AuthRule);
        Rule("manageRule", c => c.Auth?.ManageRule);
        Text("viewQuery", c => c.ViewQuery ?? "");
        Plain("created", c => Date(c.Created));
        Plain("updated", c => Date(c.Updated));

        void Text(string name, Func<Collection, object?> read) =>
            table.Property(name, c => c.Get(name, read), (c, a) => c.Set(new CallArguments(a.Engine, [JsString.Create(a.Text(0))]), name));

        void Rule(string name, Func<Collection, object?> read) => table.Property(
            name, c => c.Get(name, read), (c, a) => c.Set(a.IsNothing(0) ? a : new CallArguments(a.Engine, [JsString.Create(a.Text(0))]), name));

        void Plain(string name, Func<Collection, object?> read) => table.Property(name, c => c.Get(name, read), (c, a) => c.Set(a, name));
    }

    private static void AddNested(HostType<ScriptCollection> table)
    {
        foreach (var name in Nested)
        {
            var member = name;
            table.Property(member, (c, engine) => c.Get(engine, member), (c, a) => c.Set(a, member));
        }
    }

    private static void AddMethods(HostType<ScriptCollection> table) => table
        .Method("isBase", c => TypeOf(c) == CollectionTypes.Base)
        .Method("isAuth", c => TypeOf(c) == CollectionTypes.Auth)
        .Method("isView", c => TypeOf(c) == CollectionTypes.View)
        .Method("isNew", (c, a) => a.Engine.Services.Collections.All.All(known => known.Id != c.Source.Id))
        .Method("tableName", _ => "_collections")
        .Method("pk", c => c.Source.Id)
        .Method("lastSavedPK", (c, a) => a.Engine.Services.Collections.All.Any(known => known.Id == c.Source.Id) ? c.Source.Id : "")
        .Method("hookTags", (c, a) => HookTags(c, a))
        .Method("baseFilesPath", c => c.Source.Id)
        .Action("integrityChecks", (_, _) => { })
        .Method("getIndex", (c, a) => Indexes(c, a).FirstOrDefault(index => IsNamed(index, a.Text(0))) ?? "")
        .Action("addIndex", (c, a) => SetIndexes(c, a, [
            .. Indexes(c, a).Where(index => !IsNamed(index, a.Text(0))), Index(c, a.Text(0), a.Flag(1), a.Text(2), a.Text(3))]))
        .Action("removeIndex", (c, a) => SetIndexes(c, a, [.. Indexes(c, a).Where(index => !IsNamed(index, a.Text(0)))]));

    private static List<string> HookTags(ScriptCollection c, CallArguments a)
    {
        var name = c.Get("name", source => source.Name)?.ToString() ?? "";
        return [.. new[] { c.Source.Id, name }.Where(tag => tag.Length > 0)];
    }

    private static string TypeOf(ScriptCollection collection) => collection.Get("type", c => c.Type)!.ToString()!;

    private static DateTimeOffset Date(string text) => DateText.TryParse(text, out var time) ? time : default;

    private static IEnumerable<string> Indexes(ScriptCollection collection, CallArguments a) =>
        ((JsArray)collection.Get(a.Engine, "indexes")).Select(index => index.ToString());

    private static void SetIndexes(ScriptCollection collection, CallArguments a, string[] indexes)
    {
        var array = (JsArray)collection.Get(a.Engine, "indexes");
        array.Set("length", JsNumber.Create(0));
        array.Push([.. indexes.Select(JsString.Create)]);
    }

    private static string Index(ScriptCollection collection, string name, bool isUnique, string columns, string where) =>
        $"CREATE {(isUnique ? "UNIQUE " : "")}INDEX `{name}` ON `{collection.Get("name", c => c.Name)}` ({columns})"
        + (where.Length > 0 ? " WHERE " + where : "");

    private static bool IsNamed(string index, string name) =>
        IndexName().Match(index) is { Success: true } match && string.Equals(match.Groups[1].Value, name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?:IF\s+NOT\s+EXISTS\s+)?[`""\[']?(?:\w+[`""\]']?\.[`""\[']?)?([^`""\]'\s.(]+)", RegexOptions.IgnoreCase)]
    private static partial Regex IndexName();
}
