namespace Holdall.Plugins.JsHooks.DynamicModels;

/// <summary>The members of a <c>DynamicModel</c>.</summary>
internal sealed class ModelShape(IReadOnlyList<ModelMember> members)
{
    private readonly Dictionary<string, ModelMember> _byName = members.ToDictionary(m => m.Name, StringComparer.Ordinal);

    public IReadOnlyList<ModelMember> Members => members;

    public ModelMember? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The values that JSON gives to the members, the others being as before.</summary>
    /// <exception cref="FormatException">A member does not take its value.</exception>
    public Dictionary<string, object?> Fill(IReadOnlyDictionary<string, object?> json, IReadOnlyDictionary<string, object?>? current)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var before = current is null ? member.Default : current.GetValueOrDefault(member.Name);
            values[member.Name] = json.TryGetValue(member.Name, out var value) ? member.FromJson(value, before) : before;
        }

        return values;
    }
}
