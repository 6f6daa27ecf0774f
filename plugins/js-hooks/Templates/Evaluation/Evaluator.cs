using System.Collections;
using System.Text;
using Holdall.Plugins.JsHooks.Templates.Syntax;

namespace Holdall.Plugins.JsHooks.Templates.Evaluation;

/// <summary>Writes a template with a value.</summary>
internal sealed class Evaluator(IReadOnlyDictionary<string, IReadOnlyList<Node>> templates)
{
    private const int MaxDepth = 1000;
    private const int MaxLength = 64 * 1024 * 1024;
    private const int MaxRounds = 10_000_000;

    private readonly StringBuilder _text = new();
    private Scope _scope = new(null);
    private int _depth;
    private int _rounds;

    private enum Jump
    {
        None,
        Break,
        Continue,
    }

    public static string Render(IReadOnlyDictionary<string, IReadOnlyList<Node>> templates, string name, object? data)
    {
        var evaluator = new Evaluator(templates);
        evaluator.Call(name, data);
        return evaluator._text.ToString();
    }

    private void Call(string name, object? data)
    {
        if (++_depth > MaxDepth) throw new TemplateException("exceeded maximum template depth");
        var outer = _scope;
        _scope = new Scope(data);
        Write(templates[name], data);
        _scope = outer;
        _depth--;
    }

    private Jump Write(IReadOnlyList<Node> nodes, object? dot)
    {
        foreach (var node in nodes)
        {
            var jump = Write(node, dot);
            if (jump != Jump.None) return jump;
        }

        return Jump.None;
    }

    private Jump Write(Node node, object? dot)
    {
        switch (node)
        {
            case Node.Text text:
                Append(text.Value);
                return Jump.None;
            case Node.Action action:
                WriteAction(action, dot);
                return Jump.None;
            case Node.If choice:
                return InScope(choice.Condition, dot, value => Write(Comparison.IsTrue(value) ? choice.Then : choice.Else, dot));
            case Node.With with:
                return InScope(with.Value, dot, value => Comparison.IsTrue(value) ? Write(with.Then, value) : Write(with.Else, dot));
            case Node.Range range:
                return WriteRange(range, dot);
            case Node.Call call:
                Call(call.Name, call.Data is null ? null : Read(call.Data, dot));
                return Jump.None;
            default:
                return node is Node.Break ? Jump.Break : Jump.Continue;
        }
    }

    private void WriteAction(Node.Action action, object? dot)
    {
        var value = Read(action.Pipeline, dot);
        if (action.Pipeline.Variables.Count > 0) return;
        foreach (var escape in action.Escapers) value = escape(value);
        Append(value as string ?? GoPrint.Text(value));
    }

    private void Append(string text)
    {
        if (_text.Length + text.Length > MaxLength) throw new TemplateException("the result is too long");
        _text.Append(text);
    }

    private Jump InScope(Pipeline pipeline, object? dot, Func<object?, Jump> write)
    {
        var mark = _scope.Mark;
        var jump = write(Read(pipeline, dot));
        _scope.Leave(mark);
        return jump;
    }

    private Jump WriteRange(Node.Range range, object? dot)
    {
        var mark = _scope.Mark;
        var isEmpty = true;
        foreach (var (key, item) in Items(Value(range.Items, dot)))
        {
            isEmpty = false;
            if (++_rounds > MaxRounds) throw new TemplateException("range goes on for too long");
            Bind(range.Items, key, item);
            var jump = Write(range.Body, item);
            _scope.Leave(mark);
            if (jump == Jump.Break) break;
        }

        return isEmpty ? Write(range.Else, dot) : Jump.None;
    }

    private void Bind(Pipeline pipeline, object? key, object? item)
    {
        var names = pipeline.Variables;
        for (var i = 0; i < names.Count; i++)
        {
            var value = i == names.Count - 1 ? item : key;
            if (pipeline.IsAssignment) _scope.Assign(names[i], value);
            else _scope.Declare(names[i], value);
        }
    }

    private static IEnumerable<(object? Key, object? Item)> Items(object? value) => value switch
    {
        null => [],
        long count => Enumerable.Range(0, (int)Math.Clamp(count, 0, int.MaxValue)).Select(i => ((object?)(long)i, (object?)(long)i)),
        IReadOnlyDictionary<string, object?> map => map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => ((object?)p.Key, p.Value)),
        IList list => list.Cast<object?>().Select((item, i) => ((object?)(long)i, item)),
        _ => throw new TemplateException($"range can't iterate over {GoPrint.Text(value)}"),
    };

    private object? Read(Pipeline pipeline, object? dot)
    {
        var value = Value(pipeline, dot);
        foreach (var name in pipeline.Variables)
        {
            if (pipeline.IsAssignment) _scope.Assign(name, value);
            else _scope.Declare(name, value);
        }

        return value;
    }

    private object? Value(Pipeline pipeline, object? dot)
    {
        object? value = null;
        for (var i = 0; i < pipeline.Commands.Count; i++) value = Run(pipeline.Commands[i], dot, hasLast: i > 0, value);
        return value;
    }

    private object? Run(IReadOnlyList<Expression> command, object? dot, bool hasLast, object? last)
    {
        if (command[0] is Expression.Function { Name: "and" or "or" } logic) return RunLogic(command, logic.Name == "or", dot, hasLast, last);
        object?[] Arguments() => [.. command.Skip(1).Select(e => Evaluate(e, dot)), .. hasLast ? [last] : Array.Empty<object?>()];
        switch (command[0])
        {
            case Expression.Function function:
                return Functions.Call(function.Name, Arguments());
            case Expression.Field field:
                return Members.Read(dot, field.Names, Arguments());
            case Expression.Variable variable:
                return variable.Names.Count == 0 && command.Count == 1 && !hasLast
                    ? _scope.Read(variable.Name)
                    : Members.Read(_scope.Read(variable.Name), variable.Names, Arguments());
            case Expression.Chain chain:
                return Members.Read(Evaluate(chain.Of, dot), chain.Names, Arguments());
            case Expression.Constant { Value: null }:
                throw new TemplateException("nil is not a command");
            default:
                if (command.Count > 1 || hasLast) throw new TemplateException("can't give argument to non-function");
                return Evaluate(command[0], dot);
        }
    }

    private object? RunLogic(IReadOnlyList<Expression> command, bool until, object? dot, bool hasLast, object? last)
    {
        if (command.Count < 2 && !hasLast) throw new TemplateException("wrong number of args for and or or");
        object? value = null;
        for (var i = 1; i < command.Count; i++)
        {
            value = Evaluate(command[i], dot);
            if (Comparison.IsTrue(value) == until) return value;
        }

        return hasLast ? last : value;
    }

    private object? Evaluate(Expression expression, object? dot) => expression switch
    {
        Expression.Dot => dot,
        Expression.Constant constant => constant.Value,
        Expression.Field field => Members.Read(dot, field.Names, []),
        Expression.Variable { Names.Count: 0 } variable => _scope.Read(variable.Name),
        Expression.Variable variable => Members.Read(_scope.Read(variable.Name), variable.Names, []),
        Expression.Function function => Run([function], dot, hasLast: false, null),
        Expression.Chain chain => Members.Read(Evaluate(chain.Of, dot), chain.Names, []),
        Expression.Nested nested => Read(nested.Pipeline, dot),
        _ => throw new TemplateException("unknown expression"),
    };
}
