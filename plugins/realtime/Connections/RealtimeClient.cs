using System.Collections.Concurrent;
using System.Security.Cryptography;
using Holdall.Auth;
using Holdall.Plugins.Realtime.Channels;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>A connected client.</summary>
/// <param name="address">Address that it connected from.</param>
/// <param name="backlog">Bounds what waits for clients.</param>
/// <param name="abort">Cuts the connection without waiting for what is being written.</param>
internal sealed class RealtimeClient(string address, Backlog backlog, Action? abort = null) : IRealtimeClient
{
    private const string IdChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Outbox _outbox = new(backlog);
    private volatile Viewer _viewer = Viewer.Guest;
    private volatile Topic[] _topics = [];
    private string? _network;
    private ConcurrentDictionary<string, bool>? _away;
    private Memberships? _memberships;

    public string Id { get; } = RandomNumberGenerator.GetString(IdChars, 40);

    /// <summary>Address that it connected from.</summary>
    public string Address => address;

    /// <summary>Who pays for what it asks for: its account, or its address, as clients are counted by it.</summary>
    public string Owner => _viewer.Account is { Length: > 0 } account ? account : _network ??= RequestContext.NetworkOf(address);

    public AuthState Auth
    {
        get => _viewer.Auth;
        set => _viewer = value.IsGuest ? Viewer.Guest : new Viewer(value);
    }

    /// <summary>Who it is.</summary>
    public Viewer Viewer => _viewer;

    public IReadOnlyCollection<string> Subscriptions => Array.ConvertAll(_topics, topic => topic.Text);

    /// <summary>What it listens to. Only <see cref="RealtimeBroker"/> sets it.</summary>
    public Topic[] Topics
    {
        get => _topics;
        set => _topics = value;
    }

    /// <summary>What is sent to it.</summary>
    public Outbox Outbox => _outbox;

    /// <summary>The channels that it has joined, if any.</summary>
    public Memberships? Memberships => Volatile.Read(ref _memberships);

    /// <summary>Its times.</summary>
    public StreamClock Clock { get; } = new();

    /// <summary>Sets <see cref="Memberships"/>, unless somebody has done so just now.</summary>
    public Memberships Keep(Memberships memberships) => Interlocked.CompareExchange(ref _memberships, memberships, null) ?? memberships;

    /// <summary>Whether it is yet to be told what it has missed of a topic, and hears of nothing else until then.</summary>
    public bool IsAway(string topic) => _away is { } away && away.ContainsKey(topic);

    /// <summary>Sets <see cref="IsAway"/>.</summary>
    public void SetAway(string topic, bool isAway)
    {
        if (isAway) LazyInitializer.EnsureInitialized(ref _away)[topic] = true;
        else _away?.TryRemove(topic, out _);
    }

    public bool Send(RealtimeMessage message) => Send(new Frame(message));

    /// <summary>As the other, with a message that others get as well.</summary>
    public bool Send(Frame frame)
    {
        if (_outbox.Add(frame) is not { } waits) return false;
        if (waits) backlog.Relieve(this);
        return !_outbox.IsClosed;
    }

    /// <summary>Ends the stream; what still waits is dropped.</summary>
    public void Close()
    {
        _outbox.Close();
        // Nothing ends a write that hangs but the end of the connection.
        if (Clock.IsStalled) abort?.Invoke();
    }

    public bool IsConnected => !_outbox.IsClosed;

    public void Disconnect() => Close();

    /// <summary>Cuts the connection.</summary>
    public void Abort()
    {
        _outbox.Close();
        abort?.Invoke();
    }
}
