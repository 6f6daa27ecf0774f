using Holdall.Engine.Logs;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Logs;

/// <summary>An engine and the log of it.</summary>
internal sealed class SomeLog(TestEngine engine) : IAsyncDisposable
{
    public LogStore Store => engine.Get<LogStore>();

    public FakeTimeProvider Time => (FakeTimeProvider)engine.Get<TimeProvider>();

    public string File => engine.Folder.File(Databases.AuxiliaryFile);

    public TestEngine Engine => engine;

    /// <summary>The hour of an entry in SQL.</summary>
    public static string Hour => SqliteDialect.Instance.HourOf("`created`");

    public static async Task<SomeLog> OpenAsync()
    {
        var engine = await TestEngine.OpenAsync();
        new LogHooks(engine.Get<LogCleanup>(), engine.Get<ILogger<LogStore>>()).AddHooks(engine.Get<IHooks>());
        return new SomeLog(engine);
    }

    public static PlainLogEntry Entry(string message = "entry", int level = LogLevels.Info, string data = "{}") =>
        new(level, TestEngine.Now, message, System.Text.Encoding.UTF8.GetBytes(data));

    public void Add(int count)
    {
        for (var i = 0; i < count; i++) Store.Add(Entry());
    }

    public Task SetAsync(LogSettings logs) =>
        engine.Get<SettingsStore>().SaveAsync(new AppSettings { Logs = logs }, TestContext.Current.CancellationToken);

    public void Run(string sql) => Sql.Execute(File, sql);

    public List<string> Texts(string sql) => Sql.Texts(File, sql);

    public int Count() => int.Parse(Texts("SELECT COUNT(*) FROM _logs")[0]);

    /// <summary>Waits until so many rows are there.</summary>
    public Task UntilCountAsync(int count) => Eventually.HoldsAsync(() => Count() == count, $"there are {count} entries");

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
