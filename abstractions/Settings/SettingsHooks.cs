using Holdall.Hooks;

namespace Holdall.Settings;

/// <summary>The hook points of requests about settings, and of batches (spec 08, section 2.5).</summary>
public static class SettingsHooks
{
    /// <summary>Around answering the settings.</summary>
    public static readonly HookPoint<SettingsListRequestEvent> ListRequest = new("onSettingsListRequest");

    /// <summary>Around a request that changes the settings.</summary>
    public static readonly HookPoint<SettingsUpdateRequestEvent> UpdateRequest = new("onSettingsUpdateRequest");

    /// <summary>Around a batch: before its transaction begins.</summary>
    public static readonly HookPoint<BatchRequestEvent> BatchRequest = new("onBatchRequest");

    internal static IEnumerable<HookPoint> All =>
    [
        ListRequest, UpdateRequest, BatchRequest,
    ];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="ListRequest"/>
        public IHook<SettingsListRequestEvent> SettingsListRequest => hooks.On(ListRequest);

        /// <inheritdoc cref="UpdateRequest"/>
        public IHook<SettingsUpdateRequestEvent> SettingsUpdateRequest => hooks.On(UpdateRequest);

        /// <inheritdoc cref="BatchRequest"/>
        public IHook<BatchRequestEvent> BatchRequest => hooks.On(BatchRequest);
    }
}
