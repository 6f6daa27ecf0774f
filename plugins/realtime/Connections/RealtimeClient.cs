using System.Security.Cryptography;
using System.Threading.Channels;
using Holdall.Auth;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>A connected client: its messages wait here until its stream takes them.</summary>
/// <param name="address">Address that it connected from.</param>
/// <param name="abort">Cuts the connection without waiting for what is being written.</param>
internal sealed class RealtimeClient(string address, Action? abort = null) : IRealtimeClient
{
    /// <summary>Most messages that wait. A client that is further behind is disconnected; it connects again and reads what it missed.</summary>
    public const int MaxWaiting = 1024;

    private const string IdChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Channel<RealtimeMessage> _waiting = Channel.CreateBounded<RealtimeMessage>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private volatile AuthState _auth = AuthState.Guest;
    private volatile Subscription[] _subscriptions = [];
    private volatile bool _gone;

    public string Id { get; } = RandomNumberGenerator.GetString(IdChars, 40);

    /// <summary>Address that it connected from.</summary>
    public string Address => address;

    public AuthState Auth
    {
        get => _auth;
        set => _auth = value;
    }

    public IReadOnlyCollection<string> Subscriptions => Array.ConvertAll(_subscriptions, s => s.Topic);

    /// <summary>The topics with their options.</summary>
    public Subscription[] Parsed
    {
        get => _subscriptions;
        set => _subscriptions = value;
    }

    /// <summary>Whether the stream has ended or is about to.</summary>
    public bool IsGone => _gone;

    /// <summary>The messages that wait; it ends when the client is gone.</summary>
    public ChannelReader<RealtimeMessage> Waiting => _waiting.Reader;

    public bool Send(RealtimeMessage message)
    {
        if (_gone) return false;
        if (_waiting.Writer.TryWrite(message)) return true;
        Close();
        abort?.Invoke();
        return false;
    }

    /// <summary>Ends the stream; what still waits is dropped.</summary>
    public void Close()
    {
        _gone = true;
        _waiting.Writer.TryComplete();
    }
}
