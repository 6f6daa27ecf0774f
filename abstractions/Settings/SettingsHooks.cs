using Holdall.Hooks;

namespace Holdall.Settings;

/// <summary>The hook points of requests about settings.</summary>
public static class SettingsHooks
{
    /// <summary>Around answering the settings.</summary>
    public static readonly HookPoint<SettingsListRequestEvent> ListRequest = new("onSettingsListRequest");

    /// <summary>Around a request that changes the settings.</summary>
    public static readonly HookPoint<SettingsUpdateRequestEvent> UpdateRequest = new("onSettingsUpdateRequest");

    internal static IEnumerable<HookPoint> All => [ListRequest, UpdateRequest];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="ListRequest"/>
        public IHook<SettingsListRequestEvent> SettingsListRequest => hooks.On(ListRequest);

        /// <inheritdoc cref="UpdateRequest"/>
        public IHook<SettingsUpdateRequestEvent> SettingsUpdateRequest => hooks.On(UpdateRequest);
    }
}
