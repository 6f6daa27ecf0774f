using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Hooks;

/// <summary>A hook of one kind of thing and, inside it, the one of everything stored.</summary>
/// <param name="kind">The hook of the kind.</param>
/// <param name="model">The hook of everything stored; null when the kind has none of its own.</param>
/// <param name="toModel">The event of the inner hook.</param>
internal sealed class SaveStage<TEvent>(IHook<TEvent> kind, IHook<ModelEvent>? model, Func<TEvent, ModelEvent> toModel) where TEvent : HookEvent
{
    public bool HasHandlersFor(Collection? collection) => kind.HasHandlersFor(collection) || model?.HasHandlersFor(collection) == true;

    /// <param name="e">The event. What the inner hook sees is made of it once the outer handlers have run up to their <c>next</c>.</param>
    /// <param name="core">What the stage is around.</param>
    public Task RunAsync(TEvent e, Func<Task> core)
    {
        if (!HasHandlersFor(e.Collection)) return core();
        return model is null ? kind.RunAsync(e, core) : kind.RunAsync(e, () => model.RunAsync(toModel(e), core));
    }

    /// <summary>As the other, with something more behind the core action and the hook of everything stored, but within that of the kind.</summary>
    public Task RunAsync(TEvent e, Func<Task> core, Func<Task> behind) => kind.RunAsync(e, async () =>
    {
        await (model is null ? core() : model.RunAsync(toModel(e), core));
        await behind();
    });

    /// <summary>As the other, with the hook of everything stored behind the core action, and not around it.</summary>
    public Task RunCoreFirstAsync(TEvent e, Func<Task> core)
    {
        if (model is null || !model.HasHandlersFor(e.Collection)) return RunAsync(e, core);
        return kind.RunAsync(e, async () =>
        {
            await core();
            await model.RunAsync(toModel(e), static () => Task.CompletedTask);
        });
    }

    /// <summary>
    /// Runs the error hooks. They can't swallow the error; an answer that one of them throws takes the place of whatever is no answer itself, and what else
    /// they throw beside an answer is only logged.
    /// </summary>
    public async Task FailAsync(TEvent e, Exception error)
    {
        try
        {
            await RunAsync(e);
        }
        catch (Exception second) when (error is ApiException first && !(first.IsFinding && second is ApiException { IsFinding: false }))
        {
            (kind as Hook<TEvent>)?.TellBeside(second);
        }
    }

    public Task RunAsync(TEvent e) => RunAsync(e, static () => Task.CompletedTask);
}
