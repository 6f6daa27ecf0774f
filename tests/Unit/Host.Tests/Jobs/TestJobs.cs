using System.Collections.Concurrent;
using Holdall.Engine;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Host.Jobs;
using Holdall.Jobs;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Tests.Jobs;

/// <summary>A data directory of its own, in which jobs are started and stopped like an application does.</summary>
internal sealed class TestDirectory : IDisposable
{
    private readonly TempFolder _folder = new();

    public TestDirectory() => Databases = new Databases(Database.Open(File(Databases.MainFile)), Database.Open(File(Databases.AuxiliaryFile)));

    public string Path => _folder.Path;

    public Databases Databases { get; }

    public string StoreFile => File(JobsSetup.StoreFile);

    public string File(string name) => _folder.File(name);

    /// <summary>Runs SQL on the job storage from outside.</summary>
    public T Query<T>(string sql, params object[] parameters)
    {
        using var connection = new JobConnections(StoreFile).Open();
        return connection.ExecuteScalar<T>(sql, parameters);
    }

    public int Execute(string sql, params object[] parameters)
    {
        using var connection = new JobConnections(StoreFile).Open();
        return connection.Execute(sql, parameters);
    }

    public void Dispose()
    {
        Databases.Dispose();
        _folder.Dispose();
    }
}

/// <summary>The jobs of an application, started; disposing stops them.</summary>
internal sealed class TestJobs : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestJobs(ServiceProvider services) => _services = services;

    public JobsLifetime Lifetime => _services.GetRequiredService<JobsLifetime>();

    public IJobs Jobs => _services.GetRequiredService<IJobs>();

    public IHooks Hooks => _services.GetRequiredService<IHooks>();

    public TestSettings Settings => (TestSettings)_services.GetRequiredService<ISettings>();

    public LogLines Log => _services.GetRequiredService<LogLines>();

    /// <summary>Polling is as good as off unless a test asks for it: whatever runs was woken up.</summary>
    public static JobsOptions Options { get; } = new() { PollInterval = TimeSpan.FromHours(1), Workers = 4 };

    /// <summary>Starts the jobs of plugins, each given as its id and what it registers.</summary>
    public static async Task<TestJobs> StartAsync(TestDirectory directory, JobsOptions? options, params (string Plugin, Action<IJobRegistry> Add)[] plugins)
    {
        var jobs = await StartSilentAsync(directory, options, plugins);
        jobs.Lifetime.Listen();
        return jobs;
    }

    public static Task<TestJobs> StartAsync(TestDirectory directory, Action<IJobRegistry> add) => StartAsync(directory, null, ("test", add));

    /// <summary>As the other, but no requests are answered yet.</summary>
    public static async Task<TestJobs> StartSilentAsync(
        TestDirectory directory, JobsOptions? options, params (string Plugin, Action<IJobRegistry> Add)[] plugins)
    {
        var lines = new LogLines();
        var modules = plugins.Select(plugin => (plugin.Plugin, typeof(ActionModule))).ToList();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(lines))
            .AddSingleton(lines)
            .AddEngine(new EngineOptions(directory.Path))
            .AddSingleton(directory.Databases)
            .AddSingleton<ISettings>(new TestSettings(new AppSettings()))
            .AddSingleton(new Queue<Action<IJobRegistry>>(plugins.Select(plugin => plugin.Add)))
            .AddHoldallJobs(directory.Path, modules, options ?? Options)
            .BuildServiceProvider();
        var jobs = new TestJobs(services);
        await jobs.Lifetime.StartAsync(TestContext.Current.CancellationToken);
        return jobs;
    }

    public async ValueTask DisposeAsync()
    {
        await Lifetime.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private sealed class ActionModule(Queue<Action<IJobRegistry>> waiting) : IJobModule
    {
        public void AddJobs(IJobRegistry jobs) => waiting.Dequeue()(jobs);
    }
}

internal sealed class TestSettings(AppSettings current) : ISettings
{
    public AppSettings Current { get; set; } = current;

    public Task SaveAsync(AppSettings settings, CancellationToken aborted = default) => throw new NotSupportedException();

    public Task ValidateAsync(AppSettings settings, CancellationToken aborted = default) => throw new NotSupportedException();
}

/// <summary>What was logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    /// <summary>Whether a line of this level begins like that.</summary>
    public bool Has(LogLevel level, string beginning) => _lines.Any(line => line.Level == level && line.Text.StartsWith(beginning, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception) + exception));

    public void Dispose()
    {
    }
}
