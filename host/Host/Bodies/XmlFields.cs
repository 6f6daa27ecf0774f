using System.Text;
using System.Xml;
using System.Xml.Linq;
using Holdall.Http;

namespace Holdall.Host.Bodies;

/// <summary>Reads fields from XML: the child elements of the root whose names start with an upper-case letter (spec 07, section 1.4).</summary>
internal static class XmlFields
{
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0 };

    /// <exception cref="ApiException">400: it is no XML.</exception>
    public static Dictionary<string, object?> Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(utf8)), Safe);
            return FieldsOf(XElement.Load(reader));
        }
        catch (XmlException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    private static Dictionary<string, object?> FieldsOf(XElement parent)
    {
        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var same in parent.Elements().Where(e => char.IsUpper(e.Name.LocalName[0])).GroupBy(e => char.ToLowerInvariant(e.Name.LocalName[0]) + e.Name.LocalName[1..]))
        {
            var values = same.Select(e => e.HasElements ? (object)FieldsOf(e) : e.Value).ToList<object?>();
            fields[same.Key] = values.Count == 1 ? values[0] : values;
        }

        return fields;
    }
}
