using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>Errors on their way between host and one engine. What comes from the host and passes through a script is the same error afterwards.</summary>
internal sealed class ScriptErrors(ScriptEngine engine)
{
    /// <summary>How the files of this plugin's own scripts are called. Nobody looks for an error there.</summary>
    public const string OwnFiles = "holdall:";

    /// <summary>A cause may be its own.</summary>
    private const int MaxCauses = 5;

    /// <summary>What a script catches: an answer as itself, every other error of the host as a <c>GoError</c>.</summary>
    public JavaScriptException ToScript(Exception error) => error switch
    {
        JavaScriptException script => script,
        ApiException answer when Outcome.CauseOf(answer) is { } cause => ToScript(cause),
        ApiException answer => new JavaScriptException(engine.Objects.Wrap(answer)),
        _ => new JavaScriptException(GoError(error)),
    };

    /// <summary>The error of the host that a script has thrown: the one it was given, or one that says what it has thrown, and where.</summary>
    public static Exception ToHost(JavaScriptException error) => HostErrorOf(error.Error) ?? Describe(error);

    /// <summary>The error of the host that a value stands for, or null.</summary>
    public static Exception? HostErrorOf(JsValue value) => value switch
    {
        HostObject { Target: Exception error } => error,
        HostObject { Target: FieldError error } => new FieldErrorException(error),
        ObjectInstance instance when instance is not HostObject && IsGoError(instance) => (instance.Get("value") as HostObject)?.Target as Exception,
        _ => null,
    };

    /// <summary>Leaves the places in scripts of this plugin out of an error, so that it names the script that has called them.</summary>
    public static JsValue Clean(JsValue error)
    {
        if (error is ObjectInstance made && made.Get("stack") is JsString stack) made.Set("stack", JsString.Create(Clean(stack.ToString())));
        return error;
    }

    /// <summary>Whether a failure ends the script whatever it tries to catch.</summary>
    public static bool IsFinal(Exception error) =>
        error is JintException and not JavaScriptException or ScriptLimitException or InsufficientExecutionStackException or RegexMatchTimeoutException;

    /// <summary>Throws an error of the host as it was thrown first.</summary>
    public static void Rethrow(Exception error) => ExceptionDispatchInfo.Throw(error);

    private static bool IsGoError(ObjectInstance instance) => instance.TryGetValue("name", out var name) && name.IsString() && name.ToString() == "GoError";

    private ObjectInstance GoError(Exception error)
    {
        var made = engine.Engine.Intrinsics.Error.Construct(ErrorText.Of(error));
        made.FastSetDataProperty("name", JsString.Create("GoError"));
        made.FastSetDataProperty("value", engine.Objects.Wrap(error));
        return made;
    }

    /// <summary>Where it was thrown; of what was rejected, where it was made.</summary>
    private static string StackOf(JavaScriptException error)
    {
        if (error.JavaScriptStackTrace is { Length: > 0 } thrown) return thrown;
        return error.Error is ObjectInstance made && made.Get("stack") is JsString stack ? stack.ToString() : "";
    }

    private static string Clean(string stack) => stack.Contains(OwnFiles, StringComparison.Ordinal)
        ? string.Join('\n', stack.Split('\n').Where(line => !line.Contains(OwnFiles, StringComparison.Ordinal)))
        : stack;

    private static ScriptException Describe(JavaScriptException error)
    {
        var (name, message) = error.Error is ObjectInstance thrown && NameAndMessageOf(thrown) is { } told ? told : ("thrown", error.Message);
        var stack = Clean(StackOf(error)) is { Length: > 0 } trace ? "\n" + trace : "";
        return new ScriptException($"{name}: {message}{CausesOf(error.Error)}{stack}", error) { Text = message };
    }

    /// <summary>What an error says that it comes from, and that in turn, for the log.</summary>
    private static string CausesOf(JsValue error)
    {
        var causes = new StringBuilder();
        for (var depth = 0; depth < MaxCauses && error is ObjectInstance made && made.Get("cause") is { } cause && !cause.IsUndefined(); depth++)
        {
            causes.Append(", caused by ");
            if (cause is ObjectInstance described && NameAndMessageOf(described) is { } told) causes.Append(told.Name).Append(": ").Append(told.Message);
            else causes.Append(cause);
            error = cause;
        }

        return causes.ToString();
    }

    private static (string Name, string Message)? NameAndMessageOf(ObjectInstance error) => error.TryGetValue("message", out var text)
        ? (error.TryGetValue("name", out var kind) ? kind.ToString() : "Error", text.ToString())
        : null;
}
