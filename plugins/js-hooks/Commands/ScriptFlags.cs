using Holdall.Plugins.JsHooks.Errors;

namespace Holdall.Plugins.JsHooks.Commands;

/// <summary>Flags of a command: <c>cmd.flags()</c>, <c>cmd.persistentFlags()</c>.</summary>
/// <param name="others">Those that the command has from elsewhere.</param>
internal sealed class ScriptFlags(Func<IEnumerable<ScriptFlag>> others)
{
    public static readonly HostType<ScriptFlags> Table = new HostType<ScriptFlags>("FlagSet").With(AddKinds)
        .Method("changed", (flags, a) => flags.Find(a.Text(0)) is { IsGiven: true })
        .Method("lookup", (flags, a) => flags.Find(a.Text(0)))
        .Method("args", flags => flags.Arguments)
        .Method("arg", (flags, a) => a.Integer(0) is >= 0 and var i && i < flags.Arguments.Count ? flags.Arguments[(int)i] : "")
        .Method("nArg", flags => flags.Arguments.Count)
        .Action("markHidden", (flags, a) => flags.Get(a.Text(0)).IsHidden = true);

    private readonly List<ScriptFlag> _own = [];

    public IReadOnlyList<ScriptFlag> Own => _own;

    /// <summary>The words that are no flags.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    public ScriptFlag? Find(string name) => _own.Find(flag => flag.Name == name) ?? others().FirstOrDefault(flag => flag.Name == name);

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public ScriptFlag Get(string name) => Find(name) ?? throw new ArgumentException($"flag accessed but not defined: {name}");

    private static void AddKinds(HostType<ScriptFlags> table)
    {
        foreach (var kind in FlagKind.All)
        {
            table
                .Action(kind.Name, (flags, a) => flags.Add(new ScriptFlag(kind, a.Text(0), "", kind.Default(a, 1), a.Text(2))))
                .Action(kind.Name + "P", (flags, a) => flags.Add(new ScriptFlag(kind, a.Text(0), a.Text(1), kind.Default(a, 2), a.Text(3))))
                .Method(kind.Getter, (flags, a) => flags.ValueOf(kind, a.Text(0)))
                .Action(kind.Name + "Var", Refuse)
                .Action(kind.Name + "VarP", Refuse);
        }

        table.Action("count", RefuseCount).Action("countP", RefuseCount);

        void Refuse(ScriptFlags flags, CallArguments a) => throw new ScriptException("not supported: scripts have no pointers; read the flag by its name");
        void RefuseCount(ScriptFlags flags, CallArguments a) => throw new ScriptException("not supported: use a flag of the kind int");
    }

    private object ValueOf(FlagKind kind, string name)
    {
        var flag = Get(name);
        return flag.Kind == kind ? flag.Value : throw new ArgumentException($"trying to get {kind.Name} value of flag of type {flag.Kind.Name}");
    }

    private void Add(ScriptFlag flag)
    {
        if (_own.Exists(other => other.Name == flag.Name)) throw new ArgumentException($"flag redefined: {flag.Name}");
        _own.Add(flag);
    }
}
