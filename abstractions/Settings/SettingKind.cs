using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Holdall.Settings;

/// <summary>What a single value in the settings may be: by its type, and by the attributes of its property.</summary>
/// <param name="type">Its type.</param>
/// <param name="attributes">What else it has to be.</param>
internal sealed class SettingKind(Type type, IReadOnlyList<ValidationAttribute> attributes)
{
    private readonly Type _type = Nullable.GetUnderlyingType(type) ?? type;
    private readonly bool _mayBeEmpty = Nullable.GetUnderlyingType(type) is not null;

    /// <summary>Whether values of a type are single ones, which a text can stand for.</summary>
    public static bool IsOf(Type type) => TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type).CanConvertFrom(typeof(string));

    public static SettingKind Of(PropertyInfo property) => new(property.PropertyType, [.. property.GetCustomAttributes<ValidationAttribute>()]);

    /// <summary>What it may be, for a sentence with "must be".</summary>
    public string Allowed
    {
        get
        {
            if (Find<AllowedValuesAttribute>() is { } allowed) return Choice(allowed.Values.Select(Shown));
            if (_type.IsEnum) return Choice(Enum.GetNames(_type).Select(static name => Shown(char.ToLowerInvariant(name[0]) + name[1..])));
            var what = WithoutLimits();
            return Find<RangeAttribute>() is { } range ? what + Limits(range) : what + Others();
        }
    }

    /// <summary>Whether a text is such a value.</summary>
    public bool Fits(string text)
    {
        if (text.Length == 0 && _mayBeEmpty) return true;
        object? value;
        try
        {
            value = TypeDescriptor.GetConverter(_type).ConvertFromInvariantString(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException || e.InnerException is FormatException or OverflowException)
        {
            // That is how converters say no.
            return false;
        }

        return !(_type.IsEnum && !Enum.IsDefined(_type, value!)) && attributes.All(attribute => attribute.IsValid(value));
    }

    private TAttribute? Find<TAttribute>() where TAttribute : ValidationAttribute => attributes.OfType<TAttribute>().FirstOrDefault();

    private string WithoutLimits()
    {
        if (_type == typeof(bool)) return "true or false";
        if (_type == typeof(string)) return "a text";
        if (_type == typeof(TimeSpan)) return "a time such as \"00:00:30\"";
        if (_type == typeof(Uri)) return "an address";
        if (_type == typeof(double) || _type == typeof(float) || _type == typeof(decimal)) return "a number";
        if (_type.IsPrimitive && _type != typeof(char)) return "a whole number";
        return $"a value of the type {_type.Name}";
    }

    private static string Limits(RangeAttribute range)
    {
        var (least, most) = (Of(range.Minimum, range), Of(range.Maximum, range));
        if (IsEnd(most)) return range.MinimumIsExclusive ? $", more than {Text(least)}" : $", {Text(least)} or more";
        return $" from {Text(least)} to {Text(most)}";
    }

    /// <summary>Limits of other types than numbers are texts.</summary>
    private static object Of(object limit, RangeAttribute range) =>
        limit is string text ? TypeDescriptor.GetConverter(range.OperandType).ConvertFromInvariantString(text)! : limit;

    private static bool IsEnd(object limit) =>
        limit is int.MaxValue or long.MaxValue or double.MaxValue or double.PositiveInfinity || (limit is TimeSpan time && time == TimeSpan.MaxValue);

    private string Others() => string.Concat(attributes.Select(static attribute => attribute switch
    {
        MinLengthAttribute length => $" of {length.Length} characters or more",
        MaxLengthAttribute length => $" of {length.Length} characters or less",
        RegularExpressionAttribute pattern => $" of the form {pattern.Pattern}",
        _ => "",
    }));

    private static string Choice(IEnumerable<string> shown)
    {
        string[] all = [.. shown];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    private static string Shown(object? value) => $"\"{Text(value)}\"";

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
