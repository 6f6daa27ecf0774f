namespace Holdall.Plugins.Auth.LeakedPasswords;

/// <summary>What the operator says about leaked passwords, in the section <c>auth</c> of the settings of plugins.</summary>
internal sealed class LeakedPasswordSettings
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "auth";

    /// <summary>Path of the list; one that is not absolute begins at the data directory. Empty = there is none.</summary>
    public string LeakedPasswords { get; set; } = "";
}
