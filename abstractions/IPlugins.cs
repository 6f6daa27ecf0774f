namespace Holdall;

/// <summary>
/// Knows which plugins run, for what makes sense only beside another one. A service of another plugin is rather taken as an optional parameter.
/// </summary>
public interface IPlugins
{
    /// <summary>Whether a plugin was loaded and configured.</summary>
    /// <param name="id">Its id, as in its manifest.</param>
    bool IsActive(string id);
}
