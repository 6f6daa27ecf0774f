namespace Holdall.Engine.Files;

/// <summary>Languages in XML, by their first element and its namespace.</summary>
internal static class XmlTypes
{
    private static readonly (string Element, string Namespace, string Type)[] Table =
    [
        ("rss", "", "application/rss+xml"),
        ("feed", "http://www.w3.org/2005/atom", "application/atom+xml"),
        ("x3d", "", "model/x3d+xml"),
        ("kml", "http://", "application/vnd.google-earth.kml+xml"),
        ("xliff", "urn:oasis:names:tc:xliff:document:", "application/x-xliff+xml"),
        ("collada", "http://www.collada.org/", "model/vnd.collada+xml"),
        ("gpx", "http://www.topografix.com/gpx/", "application/gpx+xml"),
        ("trainingcenterdatabase", "http://www.garmin.com/xmlschemas/trainingcenterdatabase/", "application/vnd.garmin.tcx+xml"),
        ("amf", "", "application/x-amf"),
        ("model", "http://schemas.microsoft.com/3dmanufacturing/core/", "application/vnd.ms-package.3dmanufacturing-3dmodel+xml"),
        ("xfdf", "http://ns.adobe.com/xfdf/", "application/vnd.adobe.xfdf"),
        ("ontology", "http://www.w3.org/2002/07/owl#", "application/owl+xml"),
        ("html", "http://www.w3.org/1999/xhtml", "application/xhtml+xml"),
        ("bom", "http://cyclonedx.org/schema/bom/", "application/vnd.cyclonedx+xml"),
    ];

    /// <param name="root">The text from the first element on, in lower case.</param>
    public static string? Find(string root)
    {
        var tag = root.AsSpan(0, root.IndexOf('>') is >= 0 and var end ? end : root.Length);
        var name = tag[(tag.IsEmpty ? 0 : 1)..];
        if (name.IndexOfAny(" /\t\r\n") is >= 0 and var length) name = name[..length];
        name = name[(name.IndexOf(':') + 1)..];
        foreach (var (element, language, type) in Table)
        {
            if (name.SequenceEqual(element) && tag.IndexOf(language) >= 0) return type;
        }

        return tag.IndexOf("http://www.opengis.net/gml") >= 0 ? "application/gml+xml" : null;
    }
}
