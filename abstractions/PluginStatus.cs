namespace Holdall;

/// <summary>Why a plugin is or is not running.</summary>
public enum PluginStatus
{
    /// <summary>It was loaded and configured.</summary>
    Active,

    /// <summary>An operator switched it off.</summary>
    Disabled,

    /// <summary>Its manifest is malformed, it was built for another contract, or another plugin has its id.</summary>
    Incompatible,

    /// <summary>A plugin that it requires is not active, or the requirements form a cycle.</summary>
    MissingDependency,

    /// <summary>Its assembly could not be loaded, or its code threw while it was configured.</summary>
    Failed,
}
