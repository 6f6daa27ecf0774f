using Holdall.Collections;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>The handlers of scripts in the hooks of the host.</summary>
internal sealed class ScriptHooks(IHooks hooks)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Puts the handlers of a generation in the place of those that are there.</summary>
    public void Replace(ScriptGeneration generation)
    {
        var before = new Dictionary<string, int>(_counts, StringComparer.Ordinal);
        _counts.Clear();
        foreach (var registration in generation.Registrations.Hooks)
        {
            var name = registration.Point.Name;
            var number = _counts[name] = _counts.GetValueOrDefault(name) + 1;
            hooks.Find(name)!.UseAny((e, next) => RunAsync(generation, registration, e, next), new HookOptions
            {
                Id = IdOf(name, number),
                Priority = registration.Priority,
                Collections = IsAnyModel(registration) ? [] : registration.Tags,
            });
        }

        foreach (var (name, count) in before)
        {
            for (var number = _counts.GetValueOrDefault(name) + 1; number <= count; number++) hooks.Find(name)!.Remove(IdOf(name, number));
        }
    }

    private static string IdOf(string name, int number) => $"script:{name}:{number}";

    /// <summary>Handlers for anything that is stored know tables, too, and not only collections.</summary>
    private static bool IsAnyModel(HookRegistration registration) => registration.Point.EventType == typeof(ModelEvent) && registration.Tags.Count > 0;

    private static async Task RunAsync(ScriptGeneration generation, HookRegistration registration, HookEvent e, Func<Task> next)
    {
        if (IsAnyModel(registration) && !Matches(registration.Tags, ((ModelEvent)e).Model))
        {
            await next();
            return;
        }

        if (e is RequestEvent { Request: var request }) request.HoldAnswer();
        try
        {
            await generation.RunAsync(new ScriptCall
            {
                Handler = registration.Handler,
                Point = registration.Point,
                App = AppScope.Of(e, generation.Platform.Services),
                Next = next,
                IsInTransaction = generation.Platform.Services.Transactions.IsActive,
                Aborted = e is RequestEvent { Request: var asked } ? asked.Aborted : e.Aborted,
                Arguments = [e],
            });
        }
        catch (Exception failure) when (e is RequestEvent && !Outcome.IsAnswer(failure))
        {
            throw Outcome.ToAnswer(failure);
        }
        catch (HostFailure failure)
        {
            ScriptErrors.Rethrow(failure.Refusal);
        }
    }

    private static bool Matches(IReadOnlyList<string> tags, object model) => model switch
    {
        Record { Collection: var collection } => tags.Contains(collection.Name) || tags.Contains(collection.Id),
        Collection => tags.Contains("_collections"),
        AppSettings => tags.Contains("_params"),
        _ => false,
    };
}
