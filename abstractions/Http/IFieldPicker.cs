namespace Holdall.Http;

/// <summary>Picks members from JSON as the parameter <c>fields</c> says, for JSON that is no response of a request.</summary>
public interface IFieldPicker
{
    /// <summary>What the expression picks from a JSON value.</summary>
    /// <returns>Null when the expression is not valid.</returns>
    string? Pick(string json, string fields);
}
