namespace Holdall.Plugins.JsHooks.Templates.Syntax;

/// <summary>An operand of a command.</summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    /// <summary><c>.</c></summary>
    public sealed record Dot : Expression;

    /// <summary>A text, number, boolean or <c>nil</c>.</summary>
    public sealed record Constant(object? Value) : Expression;

    /// <summary><c>.a.b</c></summary>
    public sealed record Field(IReadOnlyList<string> Names) : Expression;

    /// <summary><c>$x.a.b</c></summary>
    public sealed record Variable(string Name, IReadOnlyList<string> Names) : Expression;

    /// <summary>The name of a function.</summary>
    public sealed record Function(string Name) : Expression;

    /// <summary><c>(…).a.b</c></summary>
    public sealed record Chain(Expression Of, IReadOnlyList<string> Names) : Expression;

    /// <summary><c>(…)</c></summary>
    public sealed record Nested(Pipeline Pipeline) : Expression;
}
