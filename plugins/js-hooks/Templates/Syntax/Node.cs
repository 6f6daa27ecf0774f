namespace Holdall.Plugins.JsHooks.Templates.Syntax;

/// <summary>A part of a template.</summary>
internal abstract record Node
{
    private Node()
    {
    }

    public sealed record Text(string Value) : Node;

    /// <summary>A pipeline whose result is written, through <paramref name="Escapers"/> once the template was escaped.</summary>
    public sealed record Action(Pipeline Pipeline, IReadOnlyList<Func<object?, object?>> Escapers) : Node;

    public sealed record If(Pipeline Condition, IReadOnlyList<Node> Then, IReadOnlyList<Node> Else) : Node;

    public sealed record With(Pipeline Value, IReadOnlyList<Node> Then, IReadOnlyList<Node> Else) : Node;

    public sealed record Range(Pipeline Items, IReadOnlyList<Node> Body, IReadOnlyList<Node> Else) : Node;

    /// <summary>A call of a named template.</summary>
    public sealed record Call(string Name, Pipeline? Data, int Line) : Node;

    public sealed record Break(int Line) : Node;

    public sealed record Continue(int Line) : Node;
}
