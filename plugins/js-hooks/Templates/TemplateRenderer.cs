namespace Holdall.Plugins.JsHooks.Templates;

/// <summary>A template in the hands of a script. What is wrong with it is told when it is rendered.</summary>
internal sealed class TemplateRenderer(Func<Template> load)
{
    public static readonly HostType<TemplateRenderer> Table = new HostType<TemplateRenderer>("TemplateRenderer")
        .Method("render", (renderer, a) => renderer.Render(a));

    private Template? _template;

    private string Render(CallArguments a) => (_template ??= load()).Render(TemplateObject.Plain(a.Engine, a.Value(0)));
}
