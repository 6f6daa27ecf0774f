using Holdall.Settings;

namespace Holdall.TestKit.Fakes;

/// <summary>Settings that a test sets.</summary>
public sealed class FakeSettings : ISettings
{
    /// <inheritdoc/>
    public AppSettings Current { get; set; } = new();
}
