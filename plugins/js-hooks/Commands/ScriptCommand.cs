using System.Text;
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
        .Method("commands", c => c.Children)
        .Action("addCommand", (c, a) => c.Add(a))
        .Action("help", (c, a) => a.Engine.Services.Get<ScriptOutput>().Out.WriteLine(c.Help()))
        .AsJson(c => new Dictionary<string, object?> { ["use"] = c.Use, ["short"] = c.Short });

    public string Use { get; private set; } = "";

    public string Short { get; private set; } = "";

    public List<string> Aliases { get; private set; } = [];

    public List<ScriptCommand> Children { get; } = [];

    /// <summary>What it does; null = it only groups others.</summary>
    public ScriptCallback? Run { get; private set; }

    /// <summary>The first word of how it is used.</summary>
    public string Name => Use.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";

    private string Long { get; set; } = "";

    private string Example { get; set; } = "";

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

    /// <summary>The command that the words lead to, and those that are left.</summary>
    public (ScriptCommand Command, IReadOnlyList<string> Arguments) Find(IReadOnlyList<string> words)
    {
        var child = words.Count > 0 ? Children.Find(c => c.Name == words[0] || c.Aliases.Contains(words[0])) : null;
        return child is null ? (this, words) : child.Find([.. words.Skip(1)]);
    }

    public string Help()
    {
        var text = new StringBuilder(Long.Length > 0 ? Long : Short).Append("\n\nUsage:\n  ").Append(Use);
        if (Example.Length > 0) text.Append("\n\nExamples:\n").Append(Example);
        if (Children.Count > 0) text.Append("\n\nCommands:").AppendJoin("", Children.Select(c => $"\n  {c.Name}  {c.Short}"));
        return text.ToString().Trim();
    }

    private void Add(CallArguments a)
    {
        for (var i = 0; i < a.Count; i++)
        {
            var child = a.Require<ScriptCommand>(i);
            Children.Add(child.Name.Length > 0 ? child : throw new ArgumentException("a command needs a name in \"use\""));
        }
    }
}
