using Holdall.Settings;

namespace Holdall.TestKit.Fakes;

/// <summary>Settings that a test sets.</summary>
public sealed class FakeSettings : ISettings
{
    /// <inheritdoc/>
    public AppSettings Current { get; set; } = new();

    /// <inheritdoc/>
    public Task ValidateAsync(AppSettings settings, CancellationToken aborted = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task SaveAsync(AppSettings settings, CancellationToken aborted = default)
    {
        Current = settings;
        return Task.CompletedTask;
    }
}
