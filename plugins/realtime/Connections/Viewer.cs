using Holdall.Auth;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>Who a client is.</summary>
internal sealed class Viewer(AuthState auth)
{
    public static readonly Viewer Guest = new(AuthState.Guest);

    public AuthState Auth => auth;

    /// <summary>Tells it from others.</summary>
    public string Key { get; } = auth.IsGuest ? "" : auth.Collection!.Id + "/" + auth.Id;

    /// <summary>Whether it is a superuser.</summary>
    public bool IsSuperuser { get; } = auth.IsSuperuser;
}
