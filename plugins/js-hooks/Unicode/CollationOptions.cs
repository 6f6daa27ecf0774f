namespace Holdall.Plugins.JsHooks.Unicode;

/// <summary>What counts when texts are compared.</summary>
/// <param name="CountsAccents">Whether a letter differs from itself with an accent.</param>
/// <param name="CountsCase">Whether a small letter differs from its capital.</param>
/// <param name="IsNumeric">Whether digits in a row are one number.</param>
internal sealed record CollationOptions(bool CountsAccents = true, bool CountsCase = true, bool IsNumeric = false);
