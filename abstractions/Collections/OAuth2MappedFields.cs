namespace Holdall.Collections;

/// <summary>Fields of the record that take facts about the user; empty = none.</summary>
public sealed record OAuth2MappedFields
{
    /// <summary>For the id at the provider.</summary>
    public string Id { get; init; } = "";

    /// <summary>For the display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>For the user name.</summary>
    public string Username { get; init; } = "";

    /// <summary>For the picture.</summary>
    public string AvatarURL { get; init; } = "";
}
