using System.Collections.Frozen;

namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>Tells what the value of an attribute is from its name.</summary>
internal static class AttributeKinds
{
    private static readonly FrozenSet<string> Urls = FrozenSet.Create(
        StringComparer.Ordinal, "action", "archive", "background", "cite", "classid", "codebase", "data", "formaction", "href", "icon", "longdesc", "manifest",
        "poster", "profile", "src", "usemap", "xmlns");

    private static readonly FrozenSet<string> Unsafe = FrozenSet.Create(
        StringComparer.Ordinal, "accept-charset", "async", "challenge", "charset", "content", "crossorigin", "defer", "enctype", "form", "formenctype",
        "formmethod", "formnovalidate", "http-equiv", "keytype", "language", "method", "novalidate", "pattern", "rel", "sandbox", "srcdoc", "type", "value");

    private static readonly FrozenSet<string> Plain = FrozenSet.Create(
        StringComparer.Ordinal, "accept", "alt", "autocomplete", "class", "cols", "coords", "dir", "disabled", "for", "headers", "height", "hreflang", "id",
        "label", "lang", "list", "max", "maxlength", "media", "min", "name", "placeholder", "rows", "scope", "shape", "size", "span", "step", "target", "title",
        "width");

    public static AttributeKind Of(string name)
    {
        if (name.StartsWith("data-", StringComparison.Ordinal)) name = name[5..];
        else if (name.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon)
        {
            if (name[..colon] == "xmlns") return AttributeKind.Url;
            name = name[(colon + 1)..];
        }

        if (name == "style") return AttributeKind.Style;
        if (name is "srcset" or "imagesrcset") return AttributeKind.SourceSet;
        if (Urls.Contains(name)) return AttributeKind.Url;
        if (Unsafe.Contains(name)) return AttributeKind.Unsafe;
        if (Plain.Contains(name)) return AttributeKind.Plain;
        if (name.StartsWith("on", StringComparison.Ordinal)) return AttributeKind.Script;
        return name.Contains("src", StringComparison.Ordinal) || name.Contains("uri", StringComparison.Ordinal) || name.Contains("url", StringComparison.Ordinal)
            ? AttributeKind.Url
            : AttributeKind.Plain;
    }
}
