namespace Holdall.Auth;

/// <summary>
/// A provider that auth collections may name for sign-ins. A plugin adds one as a singleton service; a name that is given twice belongs to whoever comes
/// first.
/// </summary>
public interface IOAuth2Provider
{
    /// <summary>Name that collections and clients know it by, such as <c>google</c>; it is stored, so keep it stable.</summary>
    string Name { get; }

    /// <summary>Name shown to people.</summary>
    string DisplayName { get; }

    /// <summary>An inline SVG. Only ASCII: dashboards put it through <c>btoa</c>; other letters are written as character references.</summary>
    string Logo { get; }

    /// <summary>Its place in lists: lower comes first, and then the name counts.</summary>
    int Order { get; }
}
