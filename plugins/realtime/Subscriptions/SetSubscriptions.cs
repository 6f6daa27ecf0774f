using System.Globalization;
using System.Text;
using Holdall.Auth;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Realtime;
using Holdall.Records;

namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary><c>POST /api/realtime</c>.</summary>
internal sealed class SetSubscriptions(RealtimeBroker broker, IHooks hooks, IRecords records)
{
    private const int MaxTopics = 1000;
    private const int MaxTopicBytes = 2500;
    private const int MaxIdBytes = 255;

    public async Task RunAsync(RequestContext request)
    {
        var body = await request.ReadFixedAsync();
        var id = body.GetString("clientId");
        var topics = body.GetStrings("subscriptions");
        Validate(id, topics);
        var client = broker.FindClient(id) ?? throw ApiException.NotFound("Missing or invalid client id.");
        if (client.Address != request.ClientAddress) throw ApiException.BadRequest("Invalid realtime client.");
        if (!IsSame(client.Auth, request.Auth)) throw ApiException.Forbidden("The current and the previous request authorization don't match.");
        var e = new RealtimeSubscribeRequestEvent { Request = request, Aborted = request.Aborted, Client = client, Subscriptions = [.. topics] };
        await hooks.RealtimeSubscribeRequest.RunAsync(e, () =>
        {
            client.Auth = request.Auth;
            // It may have been deleted since the request was authenticated, before this client was known to use it.
            if (request.Auth.Credential is { } credential && records.Find(credential.Collection.Id, credential.Id) is null) client.Auth = AuthState.Guest;
            broker.Subscribe(client, e.Subscriptions);
            return request.NoContentAsync();
        });
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

    /// <summary>A guest may become anybody; who is somebody stays the same.</summary>
    private static bool IsSame(AuthState before, AuthState now) => before.IsGuest || (before.Id == now.Id && before.Collection!.Id == now.Collection?.Id);
}
