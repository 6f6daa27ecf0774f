using Holdall.Auth;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>Who a client is.</summary>
internal sealed class Viewer(AuthState auth)
{
    private static long s_scopes;

    public static readonly Viewer Guest = new(AuthState.Guest);

    public AuthState Auth => auth;

    /// <summary>Its account, also where a key of it limits what it may; empty for guests.</summary>
    public string Account { get; } = AccountOf(auth);

    /// <summary>Tells it from others who see something else.</summary>
    public string Key { get; } = auth.Scope is null ? AccountOf(auth) : "scope/" + Interlocked.Increment(ref s_scopes);

    /// <summary>What is the same for all who are alike as long as no rule asks who they are.</summary>
    public string Kind => auth.Scope is not null ? Key : IsSuperuser ? "superuser" : "";

    /// <summary>Whether it is a superuser.</summary>
    public bool IsSuperuser { get; } = auth.IsSuperuser;

    private static string AccountOf(AuthState auth) => auth.IsGuest ? "" : auth.Collection!.Id + "/" + auth.Id;
}
