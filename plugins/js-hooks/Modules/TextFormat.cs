using System.Text;
using Jint.Native;
using Jint.Native.Json;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>Formats texts as <c>console.log</c> does: <c>%s</c>, <c>%d</c>, <c>%j</c> and <c>%%</c> in the first one, and the rest behind it.</summary>
internal static class TextFormat
{
    public static string Of(CallArguments a)
    {
        if (a.Count == 0) return "";
        var text = new StringBuilder();
        var next = 1;
        var format = Text(a, 0);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                text.Append(format[i]);
                continue;
            }

            var kind = format[++i];
            if (kind == '%') text.Append('%');
            else if (kind is 's' or 'd' or 'j' && next < a.Count) text.Append(Argument(a, next++, kind));
            else text.Append('%').Append(kind);
        }

        for (; next < a.Count; next++) text.Append(' ').Append(Text(a, next));
        return text.ToString();
    }

    private static string Argument(CallArguments a, int i, char kind) => kind switch
    {
        'd' => Jint.Runtime.TypeConverter.ToString(JsNumber.Create(Jint.Runtime.TypeConverter.ToNumber(a[i]))),
        'j' => new JsonSerializer(a.Engine.Engine).Serialize(a[i]).ToString(),
        _ => Text(a, i),
    };

    private static string Text(CallArguments a, int i) => a[i] is HostObject ? a.Text(i) : Jint.Runtime.TypeConverter.ToString(a[i]);
}
