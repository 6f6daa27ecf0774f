namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>Where in a page a place of a template is.</summary>
internal enum State
{
    Text,
    Tag,
    AttributeName,
    AfterName,
    BeforeValue,
    HtmlComment,
    Rcdata,
    Attribute,
    Url,
    SourceSet,
    Js,
    JsDoubleQuoted,
    JsSingleQuoted,
    JsTemplate,
    JsRegexp,
    JsBlockComment,
    JsLineComment,
    Css,
    CssDoubleQuoted,
    CssSingleQuoted,
    CssDoubleQuotedUrl,
    CssSingleQuotedUrl,
    CssUrl,
    CssBlockComment,
    CssLineComment,
}
