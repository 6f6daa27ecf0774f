using Holdall.Hooks;

namespace Holdall.Batch;

/// <summary>The hook point of batches.</summary>
public static class BatchHooks
{
    /// <summary>Around a batch: before its transaction begins.</summary>
    public static readonly HookPoint<BatchRequestEvent> Request = new("onBatchRequest");

    internal static IEnumerable<HookPoint> All => [Request];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="Request"/>
        public IHook<BatchRequestEvent> BatchRequest => hooks.On(Request);
    }
}
