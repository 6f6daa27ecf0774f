using Holdall.Engine.Logs;
using Holdall.Host.Pipeline;
using Holdall.Host.Plugins;

namespace Holdall.Host.Logs;

/// <summary>Puts what the product and its plugins log into the log that superusers read. The settings say from which level on.</summary>
internal sealed class StoredLogs(IServiceProvider services, TimeProvider time, PluginOrigins origins) : ILoggerProvider
{
    /// <summary>Found with the first message: what the store is made of may want a logger itself.</summary>
    private readonly Lazy<LogStore> _store = new(services.GetRequiredService<LogStore>);

    /// <summary>Adds it to the loggers.</summary>
    public static void AddTo(ILoggingBuilder logging)
    {
        logging.Services.AddSingleton<ILoggerProvider, StoredLogs>();
        logging.AddFilter<StoredLogs>(null, LogLevel.Trace);
        logging.AddFilter<StoredLogs>("Microsoft", LogLevel.Warning);
        logging.AddFilter<StoredLogs>("Hangfire", LogLevel.Warning);
        logging.AddFilter<StoredLogs>("Microsoft.AspNetCore.Hosting", LogLevel.None);
        logging.AddFilter<StoredLogs>("Microsoft.Extensions.Hosting", LogLevel.None);
        // These have an entry of their own already: that of the request.
        logging.AddFilter<StoredLogs>(typeof(ErrorResponses).FullName, LogLevel.None);
        logging.AddFilter<StoredLogs>(typeof(ActivityLog).FullName, LogLevel.None);
        // A log that can't be written must not be told so.
        logging.AddFilter<StoredLogs>(typeof(LogStore).FullName, LogLevel.None);
    }

    public ILogger CreateLogger(string categoryName) => new StoredLogger(_store, time, origins);

    public void Dispose()
    {
        // The store belongs to the engine, which writes what is left when it closes the data directory.
    }
}
