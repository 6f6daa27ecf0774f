using System.Globalization;
using System.Text;
using Holdall.Auth;
using Holdall.Fields;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Events;
using Holdall.Realtime;
using Holdall.Records;

namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary><c>POST /api/realtime</c>.</summary>
internal sealed class SetSubscriptions(RealtimeBroker broker, IHooks hooks, IRecords records, ChangeQueues queues)
{
    public const string Path = "/api/realtime";

    private const int MaxTopics = 1000;
    private const int MaxTopicBytes = 2500;
    private const int MaxIdBytes = 255;

    public async Task RunAsync(RequestContext request)
    {
        var body = await request.ReadFixedAsync();
        var id = body.GetString("clientId");
        var topics = body.GetStrings("subscriptions");
        Validate(id, topics);
        var client = CallingClient.Find(broker, id, request);
        await SetAsync(request, client, topics, request.NoContentAsync);
    }

    /// <summary>Lets a client listen to these topics, and to no other, as the caller of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The client.</param>
    /// <param name="topics">The topics.</param>
    /// <param name="answer">What follows, inside the handlers.</param>
    /// <exception cref="ApiException">400, the topics are too many or too long; 403, the client is somebody else.</exception>
    public async Task SetAsync(RequestContext request, RealtimeClient client, IReadOnlyList<string> topics, Func<Task> answer)
    {
        Validate(client.Id, topics);
        await queues.ToldAsync();
        CallingClient.RequireSame(client, request.Auth);
        var e = new RealtimeSubscribeRequestEvent { Request = request, Aborted = request.Aborted, Client = client, Subscriptions = [.. topics] };
        await hooks.RealtimeSubscribeRequest.RunAsync(e, () =>
        {
            client.Auth = request.Auth;
            // Since the request was authenticated, which its body may be long after, and before this client was known to be the caller's.
            if (HasEnded(request.Auth)) client.Auth = AuthState.Guest;
            Subscribe(client, e.Subscriptions);
            return answer();
        });
    }

    /// <summary>What comes before that which a client has missed is not for it to hear.</summary>
    private void Subscribe(RealtimeClient client, IList<string> topics)
    {
        var before = client.Subscriptions.ToHashSet(StringComparer.Ordinal);
        foreach (var topic in topics)
        {
            if (topic.Contains("since", StringComparison.Ordinal) && !before.Contains(topic)) client.SetAway(topic, true);
        }

        broker.Subscribe(client, topics);
        foreach (var topic in client.Topics)
        {
            if (!client.IsAway(topic.Text)) continue;
            if (topic.Options.Since is null) client.SetAway(topic.Text, false);
            else queues.Replay(client, topic);
        }
    }

    private static void Validate(string id, IReadOnlyList<string> topics)
    {
        var errors = new FieldErrors();
        if (id.Length == 0) errors.Add("clientId", FieldError.Required);
        else if (Encoding.UTF8.GetByteCount(id) > MaxIdBytes) errors.Add("clientId", FieldError.LengthOutOfRange(1, MaxIdBytes));
        if (topics.Count > MaxTopics)
        {
            errors.Add("subscriptions", FieldError.TooLong(MaxTopics));
        }
        else
        {
            for (var i = 0; i < topics.Count; i++)
            {
                if (Encoding.UTF8.GetByteCount(topics[i]) > MaxTopicBytes)
                    errors.Add(string.Create(CultureInfo.InvariantCulture, $"subscriptions.{i}"), FieldError.TooLong(MaxTopicBytes));
            }
        }

        if (errors.Any) throw ApiException.BadRequest(null, errors);
    }

    /// <summary>Whether the account has another key of its tokens by now, or is deleted, or what its caller came in with is.</summary>
    private bool HasEnded(AuthState auth)
    {
        if (auth.Record is not { } account) return false;
        if (auth.Credential is { } credential && records.Find(credential.Collection.Id, credential.Id) is null) return true;
        return records.Find(account.Collection.Id, account.Id)?.GetString(FieldNames.TokenKey) != account.GetString(FieldNames.TokenKey);
    }
}
