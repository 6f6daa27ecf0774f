using System.Text;
using Holdall.Http;

namespace Holdall.Host.Responses;

/// <summary>Picks from JSON that is no answer of a request.</summary>
internal sealed class JsonFields : IFieldPicker
{
    public string? Pick(string json, string fields)
    {
        if (!FieldPicker.TryParse(fields, out var picker)) return null;
        if (picker is null) return json;
        var buffer = JsonBuffer.Rent();
        try
        {
            picker.Pick(Encoding.UTF8.GetBytes(json), buffer.Writer);
            buffer.Writer.Flush();
            return Encoding.UTF8.GetString(buffer.Written.Span);
        }
        finally
        {
            buffer.Return();
        }
    }
}
