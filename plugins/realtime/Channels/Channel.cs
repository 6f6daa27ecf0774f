using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary>The members of a channel. All of them hear of everything in the same order.</summary>
internal sealed class Channel(string name, ChannelOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<Member> _members = [];

    public string Name => name;

    /// <summary>Whether nobody is left, and nobody can come any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Lets a client in, as a new member or as one who comes back.</summary>
    /// <returns>Null when it is full, or over.</returns>
    public Member? Join(RealtimeClient client, Topic topic, Viewer viewer, bool seesMembers)
    {
        lock (_lock)
        {
            if (IsOver) return null;
            var member = _members.Find(member => member.Is(topic, viewer));
            var isNew = member is null;
            if (isNew && _members.Count >= options.MaxMembers && !TryEndOneAway()) return null;
            member ??= new Member(client, topic, viewer);
            (member.Client, member.Topic, member.Viewer, member.SeesMembers) = (client, topic, viewer, seesMembers);
            if (isNew)
            {
                TellOf("join", member);
                _members.Add(member);
            }

            client.Send(new Frame(topic.Text, ChannelText.Joined(member, _members)));
            return member;
        }
    }

    /// <summary>Takes over who a member is now, as the rules say of it.</summary>
    public void Renew(Member member, Viewer viewer, bool seesMembers)
    {
        lock (_lock) (member.Viewer, member.SeesMembers) = (viewer, seesMembers);
    }

    /// <summary>Lets a member go, unless it has another connection by now.</summary>
    /// <param name="member">The member.</param>
    /// <param name="client">The connection that it had.</param>
    /// <param name="isLost">Whether the connection was lost: it may come back.</param>
    public void Leave(Member member, RealtimeClient client, bool isLost)
    {
        lock (_lock)
        {
            if (member.Client != client) return;
            member.Client = null;
            member.AwaySince = time.GetTimestamp();
            if (!isLost || !member.CanReturn || options.Grace == TimeSpan.Zero) End(member);
        }
    }

    /// <summary>Lets those go who do not come back.</summary>
    public void EndAway()
    {
        lock (_lock)
        {
            for (var i = _members.Count - 1; i >= 0; i--)
            {
                if (_members[i] is { Client: null } member && time.GetElapsedTime(member.AwaySince) >= options.Grace) End(member);
            }
        }
    }

    /// <summary>Tells all members what one has sent.</summary>
    public void Send(Member from, string data)
    {
        lock (_lock) Tell(ChannelText.Message(from, data), static _ => true);
    }

    /// <summary>Tells those who may see it what a member says of itself.</summary>
    public void SetState(Member member, string? state)
    {
        lock (_lock)
        {
            member.State = state;
            TellOf("state", member);
        }
    }

    private bool TryEndOneAway()
    {
        if (_members.Find(static member => member.Client is null) is not { } away) return false;
        End(away);
        return true;
    }

    private void End(Member member)
    {
        _members.Remove(member);
        IsOver = _members.Count == 0;
        TellOf("leave", member);
    }

    private void TellOf(string action, Member member)
    {
        if (_members.Exists(static other => other.SeesMembers)) Tell(ChannelText.Of(action, member), static other => other.SeesMembers);
    }

    private void Tell(ReadOnlyMemory<byte> data, Func<Member, bool> isFor)
    {
        Frame? frame = null;
        foreach (var member in _members)
        {
            if (!member.IsReached || !isFor(member)) continue;
            // Most subscribe with the same text.
            if (frame?.Name != member.Topic.Text) frame = new Frame(member.Topic.Text, data);
            member.Client!.Send(frame);
        }
    }
}
