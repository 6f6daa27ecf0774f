using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>Constructors of errors.</summary>
internal sealed class ErrorGlobals : IScriptGlobals
{
    public void AddTo(ScriptEngine engine)
    {
        engine.AddConstructor("ValidationError", PlainTypes.FieldErrors, a => new FieldError(a.Text(0), a.Text(1)));
        if (engine.Kind == ScriptEngineKind.Migration) return;
        engine.AddConstructor("ApiError", ApiErrorType.Table, a => ApiErrorType.Make(a, (int)a.Integer(0), 1));
        Add(engine, "BadRequestError", StatusCodes.Status400BadRequest);
        Add(engine, "UnauthorizedError", StatusCodes.Status401Unauthorized);
        Add(engine, "ForbiddenError", StatusCodes.Status403Forbidden);
        Add(engine, "NotFoundError", StatusCodes.Status404NotFound);
        Add(engine, "TooManyRequestsError", StatusCodes.Status429TooManyRequests);
        Add(engine, "InternalServerError", StatusCodes.Status500InternalServerError);
    }

    private static void Add(ScriptEngine engine, string name, int status) =>
        engine.AddLazy(name, script => ApiErrorConstructor.Make(script, name, status));
}
