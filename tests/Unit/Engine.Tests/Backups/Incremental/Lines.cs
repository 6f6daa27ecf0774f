using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Tests.Backups.Incremental;

/// <summary>Keeps what is logged.</summary>
internal sealed class Lines : ILogger
{
    private readonly List<(LogLevel Level, string Text)> _all = [];

    public int Count(string text) => _all.Count(line => line.Text.Contains(text, StringComparison.Ordinal));

    public int Count(LogLevel level) => _all.Count(line => line.Level == level);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _all.Add((logLevel, formatter(state, exception)));
}
