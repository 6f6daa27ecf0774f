using System.Security;
using System.Text;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Values as XML: scalars and lists of them.</summary>
internal static class XmlAnswer
{
    public static string Of(object? value)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Append(xml, value);
        return xml.ToString();
    }

    private static void Append(StringBuilder xml, object? value)
    {
        switch (value)
        {
            case null:
                return;
            case IEnumerable<KeyValuePair<string, object?>>:
                throw new Errors.ScriptException("xml: unsupported type: map");
            case IEnumerable<object?> items:
                foreach (var item in items) Append(xml, item);
                return;
            default:
                var name = value switch { string => "string", bool => "bool", long => "int64", double => "float64", _ => "string" };
                xml.Append('<').Append(name).Append('>').Append(SecurityElement.Escape(Cast.ToText(value))).Append("</").Append(name).Append('>');
                return;
        }
    }
}
