using System.Text;
using Holdall.Commands;
using Holdall.Plugins.JsHooks.Modules;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Commands;

/// <summary><c>new Command({…})</c>: a command of the command line that a file of hooks adds.</summary>
internal sealed class ScriptCommand
{
    private static readonly string[] Members = ["use", "short", "long", "aliases", "example", "run"];

    public static readonly HostType<ScriptCommand> Table = new HostType<ScriptCommand>("Command")
        .Property("use", c => c.Use, (c, a) => c.Use = a.Text(0))
        .Property("short", c => c.Short, (c, a) => c.Short = a.Text(0))
        .Property("long", c => c.Long, (c, a) => c.Long = a.Text(0))
        .Property("example", c => c.Example, (c, a) => c.Example = a.Text(0))
        .Property("aliases", c => c.Aliases, (c, a) => c.Aliases = [.. a.List(0).OfType<string>()])
        .Property("run", _ => null, (c, a) => c.Run = a.Callback(0))
        .Method("name", c => c.Name)
        .Method("parent", c => c.Parent)
        .Method("commands", c => c.Children)
        .Method("flags", c => c.Flags)
        .Method("persistentFlags", c => c.PersistentFlags)
        .Method("flag", (c, a) => c.Flags.Find(a.Text(0)))
        .Action("markFlagRequired", (c, a) => c.Flags.Get(a.Text(0)).IsRequired = true)
        .Action("markPersistentFlagRequired", (c, a) => c.PersistentFlags.Get(a.Text(0)).IsRequired = true)
        .Action("addCommand", (c, a) => c.Add(a))
        .Action("help", (c, a) => a.Engine.Services.Get<ScriptOutput>().Out.WriteLine(c.Help()))
        .AsJson(c => new Dictionary<string, object?> { ["use"] = c.Use, ["short"] = c.Short });

    public ScriptCommand()
    {
        PersistentFlags = new ScriptFlags(() => []);
        Flags = new ScriptFlags(() => Ancestors.SelectMany(command => command.PersistentFlags.Own));
    }

    public string Use { get; private set; } = "";

    public string Short { get; private set; } = "";

    public List<string> Aliases { get; private set; } = [];

    public List<ScriptCommand> Children { get; } = [];

    /// <summary>What it does; null = it only groups others.</summary>
    public ScriptCallback? Run { get; private set; }

    /// <summary>The first word of how it is used.</summary>
    public string Name => Use.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";

    /// <summary>What the help says below everything else.</summary>
    public string? Details => string.Join("\n\n", Sections) is { Length: > 0 } text ? text : null;

    /// <summary>Its own flags, and those that it has from the commands above.</summary>
    public IEnumerable<ScriptFlag> AllFlags =>
        Flags.Own.Concat(Ancestors.SelectMany(command => command.PersistentFlags.Own)).DistinctBy(flag => flag.Name);

    private ScriptFlags Flags { get; }

    /// <summary>Those that commands below have, too.</summary>
    private ScriptFlags PersistentFlags { get; }

    private ScriptCommand? Parent { get; set; }

    private string Long { get; set; } = "";

    private string Example { get; set; } = "";

    /// <summary>The command itself, and those above it.</summary>
    private IEnumerable<ScriptCommand> Ancestors
    {
        get
        {
            for (var command = this; command is not null; command = command.Parent) yield return command;
        }
    }

    private IEnumerable<string> Sections
    {
        get
        {
            if (Long.Length > 0) yield return Long;
            if (Example.Length > 0) yield return "Examples:\n" + Example;
        }
    }

    public static ScriptCommand Make(CallArguments a)
    {
        var made = new ScriptCommand();
        if (a[0] is not ObjectInstance given) return made;
        foreach (var name in Members)
        {
            if (given.TryGetValue(name, out var value)) Table.Members[name].Set!(made, new CallArguments(a.Engine, [value]));
        }

        return made;
    }

    /// <summary>Takes over what it was called with.</summary>
    public void Begin(CommandInvocation invocation)
    {
        Flags.Arguments = invocation.Arguments;
        foreach (var flag in AllFlags) flag.Given = invocation.Options.GetValueOrDefault(flag.Name) ?? [];
    }

    public string Help()
    {
        var text = new StringBuilder(Long.Length > 0 ? Long : Short).Append("\n\nUsage:\n  ").Append(Use);
        if (Example.Length > 0) text.Append("\n\nExamples:\n").Append(Example);
        if (Children.Count > 0) text.Append("\n\nCommands:").AppendJoin("", Children.Select(c => $"\n  {c.Name}  {c.Short}"));
        var flags = AllFlags.Where(flag => !flag.IsHidden).Select(f => $"\n  --{f.Name} {f.Kind.ValueName}".TrimEnd(' ') + "  " + f.Description).ToList();
        if (flags.Count > 0) text.Append("\n\nFlags:").AppendJoin("", flags);
        return text.ToString().Trim();
    }

    private void Add(CallArguments a)
    {
        for (var i = 0; i < a.Count; i++)
        {
            var child = a.Require<ScriptCommand>(i);
            if (child.Name.Length == 0) throw new ArgumentException("a command needs a name in \"use\"");
            if (Ancestors.Contains(child)) throw new ArgumentException("command can't be a child of itself");
            child.Parent = this;
            Children.Add(child);
        }
    }
}
