using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests;

/// <summary>A whole engine on a data directory of its own, with the services as the host adds them.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestEngine(TempFolder folder, ServiceProvider services)
    {
        Folder = folder;
        _services = services;
    }

    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public TempFolder Folder { get; }

    public string File => Folder.File(Databases.MainFile);

    public ICollections Collections => Get<ICollections>();

    public IRecords Records => Get<IRecords>();

    public SchemaCache Schema => Get<SchemaCache>();

    public static async Task<TestEngine> OpenAsync(TempFolder folder, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection().AddLogging().AddEngine(new EngineOptions(folder.Path));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(Now)));
        add?.Invoke(services);
        var engine = new TestEngine(folder, services.BuildServiceProvider());
        await engine.Get<EngineLifetime>().OpenAsync();
        return engine;
    }

    public static Task<TestEngine> OpenAsync(Action<IServiceCollection>? add = null) => OpenAsync(new TempFolder(), add);

    public TService Get<TService>() where TService : notnull => _services.GetRequiredService<TService>();

    /// <summary>Saves a new record of a collection.</summary>
    public async Task<Record> AddAsync(string collection, params (string Name, object? Value)[] values)
    {
        var record = new Record(Collections.Get(collection));
        foreach (var (name, value) in values) record[name] = value;
        await Records.SaveAsync(record, TestContext.Current.CancellationToken);
        return record;
    }

    public List<string> Texts(string sql) => Sql.Texts(File, sql);

    /// <summary>Closes the files and leaves the folder.</summary>
    public async Task CloseAsync()
    {
        await Get<EngineLifetime>().CloseAsync();
        await _services.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Folder.Dispose();
    }
}
