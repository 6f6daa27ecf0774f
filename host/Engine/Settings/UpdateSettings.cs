using System.Text.Json;
using Holdall.Engine.Json;
using Holdall.Engine.Requests;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Settings;

/// <summary>Merges a body over the settings and saves them: what is not in the body keeps its value, secrets included.</summary>
internal sealed class UpdateSettings(SettingsStore store, IHooks hooks, SettingsWarnings warnings)
{
    private const string Unreadable = "An error occurred while loading the submitted data.";
    private const string Failed = "An error occurred while saving the new settings.";

    private readonly IHook<SettingsUpdateRequestEvent> _hook = hooks.SettingsUpdateRequest;

    public async Task RunAsync(RequestContext request)
    {
        var old = store.Current;
        var body = await ReadAsync(request);
        var e = new SettingsUpdateRequestEvent
        {
            Request = request,
            OldSettings = old,
            NewSettings = Merge(old, body),
            Aborted = request.Aborted,
        };
        await _hook.RunAsync(e, async () =>
        {
            await SaveAsync(e.NewSettings, request.Aborted);
            warnings.Tell(body.Keys, store.Current);
            await request.JsonAsync(StatusCodes.Status200OK, store.Current, SettingsShape.WritePublic);
        });
    }

    private static AppSettings Merge(AppSettings current, IDictionary<string, object?> body)
    {
        try
        {
            WholeNumbers.Check(SettingsShape.Complete, body);
            return JsonMerge.Apply(SettingsShape.Complete, current, body);
        }
        catch (JsonException e)
        {
            throw ApiException.BadRequest(Unreadable, cause: e);
        }
    }

    private static async Task<IDictionary<string, object?>> ReadAsync(RequestContext request)
    {
        try
        {
            var type = BodyTypes.Of(request);
            if (type == BodyType.Json) return (await request.ReadBodyAsync()).Values;
            var free = type == BodyType.Xml ? new Dictionary<string, object?>() : (await request.ReadBodyAsync()).Values;
            return SettingsForm.Read(await request.ReadFixedAsync(), free);
        }
        catch (Exception e) when (e is JsonException or ApiException { Status: StatusCodes.Status400BadRequest })
        {
            throw ApiException.BadRequest(Unreadable, cause: e);
        }
    }

    private async Task SaveAsync(AppSettings settings, CancellationToken aborted)
    {
        try
        {
            await store.SaveAsync(settings, aborted);
        }
        catch (Exception e) when (e is not (ApiException or OperationCanceledException))
        {
            throw Failures.BadRequest(Failed, e);
        }
    }
}
