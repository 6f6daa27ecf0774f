namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>A script has thrown a <c>ValidationError</c> that belongs to no field.</summary>
internal sealed class FieldErrorException(FieldError error) : Exception(error.Message)
{
    public FieldError Error => error;
}
