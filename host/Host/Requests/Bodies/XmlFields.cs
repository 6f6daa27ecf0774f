using System.Text;
using System.Xml;
using Holdall.Http;

namespace Holdall.Host.Requests.Bodies;

/// <summary>Reads fields from XML: the child elements of the root whose names start with an upper-case letter.</summary>
internal static class XmlFields
{
    /// <summary>Fixed shapes are flat. What is nested deeper than this is sent to exhaust the stack.</summary>
    private const int MaxDepth = 32;

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0 };

    /// <exception cref="ApiException">400: it is no XML, or nested too deep.</exception>
    public static Dictionary<string, object?> Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(utf8)), Safe);
            reader.MoveToContent();
            var root = ReadElement(reader, 0) as Dictionary<string, object?>;
            while (reader.Read())
            {
            }

            return root ?? NewFields();
        }
        catch (XmlException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    /// <summary>The fields of the element that the reader stands on, or its text when it has no elements.</summary>
    private static object ReadElement(XmlReader reader, int depth)
    {
        if (depth > MaxDepth) throw ApiException.BadRequest();
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        Dictionary<string, object?>? fields = null;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) text.Append(reader.Value);
            if (reader.NodeType != XmlNodeType.Element) continue;
            fields ??= NewFields();
            var name = reader.LocalName;
            var value = ReadElement(reader, depth + 1);
            if (char.IsUpper(name[0])) Add(fields, char.ToLowerInvariant(name[0]) + name[1..], value);
        }

        return fields ?? (object)text.ToString();
    }

    private static void Add(Dictionary<string, object?> fields, string name, object value)
    {
        if (!fields.TryGetValue(name, out var known)) fields[name] = value;
        else if (known is List<object?> several) several.Add(value);
        else fields[name] = new List<object?> { known, value };
    }

    private static Dictionary<string, object?> NewFields() => new(StringComparer.OrdinalIgnoreCase);
}
