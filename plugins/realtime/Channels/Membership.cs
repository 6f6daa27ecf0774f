using Holdall.Plugins.Realtime.Connections;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary>What came of a subscription to a channel.</summary>
/// <param name="Viewer">Who the client was then.</param>
/// <param name="Channel">The channel; null when it was refused.</param>
/// <param name="Member">The client as its member; null when it was refused.</param>
internal sealed record Membership(Viewer Viewer, Channel? Channel, Member? Member);
