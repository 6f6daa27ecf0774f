using Holdall.Http;

namespace Holdall.Engine.Requests;

/// <summary>What a body of a fixed shape may be. Spec 07, section 1.4.</summary>
internal enum BodyType
{
    /// <summary>JSON, or nothing.</summary>
    Json,

    /// <summary>XML, whose texts become what the fields are.</summary>
    Xml,

    /// <summary>A form; anything else is refused when it is read.</summary>
    Form,
}

/// <summary>Tells bodies apart.</summary>
internal static class BodyTypes
{
    public static BodyType Of(RequestContext request) => request.Http.Request.ContentType?.TrimStart() switch
    {
        null => BodyType.Json,
        var type when type.StartsWith("application/json", StringComparison.Ordinal) => BodyType.Json,
        var type when type.StartsWith("text/xml", StringComparison.Ordinal) || type.StartsWith("application/xml", StringComparison.Ordinal) => BodyType.Xml,
        _ => BodyType.Form,
    };
}
