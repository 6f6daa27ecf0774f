using Holdall.Collections;
using Holdall.Plugins.JsHooks.Models;

namespace Holdall.Plugins.JsHooks.Events;

/// <summary>The page of a list of collections, as scripts see it.</summary>
internal sealed class CollectionsResult(CollectionsListRequestEvent e)
{
    public CollectionsListRequestEvent Event => e;

    public void Fill(IReadOnlyList<object?> items)
    {
        e.Collections.Clear();
        foreach (var item in items)
        {
            if (item is ScriptCollection collection) e.Collections.Add(collection.ToCollection());
        }
    }
}
