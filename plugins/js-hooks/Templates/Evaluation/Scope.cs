namespace Holdall.Plugins.JsHooks.Templates.Evaluation;

/// <summary>The variables that are visible at a place of a template.</summary>
internal sealed class Scope
{
    private readonly List<(string Name, object? Value)> _variables = [];

    public Scope(object? root) => Declare("$", root);

    public int Mark => _variables.Count;

    public void Declare(string name, object? value) => _variables.Add((name, value));

    public void Leave(int mark) => _variables.RemoveRange(mark, _variables.Count - mark);

    public object? Read(string name) => _variables[Find(name)].Value;

    public void Assign(string name, object? value) => _variables[Find(name)] = (name, value);

    private int Find(string name)
    {
        var i = _variables.FindLastIndex(v => v.Name == name);
        return i >= 0 ? i : throw new TemplateException($"undefined variable: {name}");
    }
}
