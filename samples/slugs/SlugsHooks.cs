using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Records;

namespace Slugs;

/// <summary>Sets the slug of a new record, and of one whose title has changed.</summary>
internal sealed class SlugsHooks(SlugMaker slugs) : IHookModule
{
    public void AddHooks(IHooks hooks)
    {
        var options = new HookOptions { AppliesTo = HasSlug };
        hooks.RecordCreate.Use(SetSlugAsync, options);
        hooks.RecordUpdate.Use(SetSlugAsync, options);
    }

    internal static bool HasSlug(Collection collection) => collection.Fields.Find("title") is TextField && collection.Fields.Find("slug") is TextField;

    private async Task SetSlugAsync(RecordEvent e, Func<Task> next)
    {
        if (e.Record.IsNew || e.Record.HasChanged("title") || e.Record.GetString("slug").Length == 0)
        {
            e.Record["slug"] = slugs.From(e.Record.GetString("title"));
        }

        await next();
    }
}
