using Holdall.Collections;

namespace Holdall.Plugins.Realtime.Views;

/// <summary>Lets views be looked at again when collections are others than before.</summary>
internal sealed class ViewHooks(ViewWatch views) : IHookModule
{
    public void AddHooks(IHooks hooks)
    {
        hooks.CollectionAfterCreateSuccess.Use(LookAfterAsync);
        hooks.CollectionAfterUpdateSuccess.Use(LookAfterAsync);
        hooks.CollectionAfterDeleteSuccess.Use(LookAfterAsync);
    }

    private async Task LookAfterAsync<TEvent>(TEvent e, Func<Task> next)
    {
        await next();
        views.Look();
    }
}
