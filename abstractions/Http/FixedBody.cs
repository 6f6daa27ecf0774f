using Holdall.Values;

namespace Holdall.Http;

/// <summary>A body of a fixed shape. Getters give the zero value for what is absent.</summary>
/// <remarks>A value of another type than the getter asks for makes the body unreadable: 400.</remarks>
public sealed class FixedBody
{
    /// <summary>2 to the power of 63: from here on no <see cref="long"/> has the value.</summary>
    private const double IntegerEnd = 9223372036854775808;

    private readonly IReadOnlyDictionary<string, object?> _values;
    private readonly bool _isForm;
    private readonly string? _errorMessage;

    internal FixedBody(IReadOnlyDictionary<string, object?> values, bool isForm, string? errorMessage = null)
    {
        _values = values;
        _isForm = isForm;
        _errorMessage = errorMessage;
    }

    /// <summary>A text, or empty.</summary>
    public string GetString(string name) => Find(name) switch
    {
        null => "",
        string text => text,
        IReadOnlyList<object?> list when _isForm => list.Count == 0 ? "" : Cast.ToText(list[0]),
        var other when _isForm => Cast.ToText(other),
        _ => throw Unreadable(),
    };

    /// <summary>True or false.</summary>
    public bool GetBool(string name) => Find(name) switch
    {
        null => false,
        bool flag => flag,
        "" when _isForm => false,
        string text when _isForm && BoolText.TryParse(text, out var flag) => flag,
        _ => throw Unreadable(),
    };

    /// <summary>A whole number, or 0.</summary>
    public long GetInteger(string name) => Find(name) switch
    {
        null => 0,
        double number when number == Math.Truncate(number) && Math.Abs(number) < IntegerEnd => (long)number,
        "" when _isForm => 0,
        string text when _isForm && IntegerText.TryParse(text, out var number) => number,
        _ => throw Unreadable(),
    };

    /// <summary>A list of texts, or an empty one.</summary>
    public IReadOnlyList<string> GetStrings(string name)
    {
        switch (Find(name))
        {
            case null:
                return [];
            case string text when _isForm:
                return [text];
            case IReadOnlyList<object?> list:
                var texts = new string[list.Count];
                for (var i = 0; i < texts.Length; i++)
                {
                    texts[i] = list[i] switch { string text => text, null => "", _ when _isForm => Cast.ToText(list[i]), _ => throw Unreadable() };
                }

                return texts;
            default:
                throw Unreadable();
        }
    }

    /// <summary>An object, or null.</summary>
    public IReadOnlyDictionary<string, object?>? GetObject(string name) => Find(name) switch
    {
        null => null,
        IReadOnlyDictionary<string, object?> members => members,
        _ => throw Unreadable(),
    };

    /// <summary>Whether the key was sent, whatever its value.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    private object? Find(string name) => _values.GetValueOrDefault(name);

    private ApiException Unreadable() => ApiException.BadRequest(_errorMessage);
}
