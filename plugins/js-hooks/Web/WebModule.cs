using Holdall.Plugins.JsHooks.Errors;
using Jint;

namespace Holdall.Plugins.JsHooks.Web;

/// <summary>A script that makes some of the web globals. It is parsed once, and evaluated in an engine when one of them is first asked for there.</summary>
/// <param name="resource">Its name in the assembly.</param>
/// <param name="names">The globals that it makes.</param>
internal sealed class WebModule(string resource, params string[] names)
{
    private readonly Lazy<Prepared<Acornima.Ast.Script>> _source = new(
        () => Engine.PrepareScript(Text(resource), ScriptErrors.OwnFiles + resource, strict: true), LazyThreadSafetyMode.ExecutionAndPublication);

    public IReadOnlyList<string> Names => names;

    public Prepared<Acornima.Ast.Script> Source => _source.Value;

    private static string Text(string resource)
    {
        using var stream = typeof(WebModule).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
