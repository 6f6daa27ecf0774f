using Holdall.Plugins.JsHooks.Templates.Escaping;
using Holdall.Plugins.JsHooks.Templates.Evaluation;
using Holdall.Plugins.JsHooks.Templates.Syntax;

namespace Holdall.Plugins.JsHooks.Templates;

/// <summary>A template that was parsed and escaped.</summary>
internal sealed class Template
{
    private readonly string _entry;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Node>> _templates;

    private Template(string entry, IReadOnlyDictionary<string, IReadOnlyList<Node>> templates)
    {
        _entry = entry;
        _templates = templates;
    }

    /// <summary>Parses files; the first one is what is rendered, the others define templates for it.</summary>
    /// <param name="files">Names and texts.</param>
    /// <param name="functions">Names of further functions, which can be parsed but not called.</param>
    public static Template Parse(IReadOnlyList<(string Name, string Text)> files, IReadOnlyCollection<string>? functions = null)
    {
        var known = functions is { Count: > 0 } ? new HashSet<string>(Functions.Names.Concat(functions), StringComparer.Ordinal) : Functions.Names;
        var definitions = new Dictionary<string, IReadOnlyList<Node>>(StringComparer.Ordinal);
        foreach (var (name, text) in files) TemplateParser.Parse(name, text, known, definitions);
        return new Template(files[0].Name, Escaper.Escape(definitions, files[0].Name));
    }

    /// <summary>Writes the template with a value.</summary>
    /// <exception cref="TemplateException">The value does not fit.</exception>
    public string Render(object? data) => Evaluator.Render(_templates, _entry, data);
}
