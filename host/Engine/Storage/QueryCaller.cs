namespace Holdall.Engine.Storage;

/// <summary>Who asks for a query.</summary>
/// <param name="Address">Address of the client.</param>
/// <param name="IsGuest">Whether nobody is signed in.</param>
/// <param name="IsSuperuser">Whether it is a superuser.</param>
internal readonly record struct QueryCaller(string Address, bool IsGuest, bool IsSuperuser)
{
    /// <summary>Code of a plugin, in nobody's name.</summary>
    public static readonly QueryCaller Plugin = new("", IsGuest: false, IsSuperuser: true);
}
