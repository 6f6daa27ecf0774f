using Holdall.Collections;
using Holdall.Engine;
using Holdall.Engine.Collections;
using Holdall.Engine.Files;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Files;
using Holdall.Hooks;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.TestKit.App;

/// <summary>A whole engine on a data directory of its own, with the services as the host adds them.</summary>
public sealed class TestEngine : IAsyncDisposable
{
    /// <summary>When it is opened.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private int _stored;

    private TestEngine(TempFolder folder, ServiceProvider services)
    {
        Folder = folder;
        _services = services;
    }

    /// <summary>The data directory.</summary>
    public TempFolder Folder { get; }

    /// <summary>How every engine tells what files are.</summary>
    public static IContentTypes ContentTypes { get; } = new ContentDetection();

    /// <summary>The main database.</summary>
    public string File => Folder.File(Databases.MainFile);

    /// <summary>Its collections.</summary>
    public ICollections Collections => Get<ICollections>();

    /// <summary>Its records.</summary>
    public IRecords Records => Get<IRecords>();

    /// <summary>Its rules.</summary>
    public IRules Rules => Get<IRules>();

    /// <summary>Its files in the data directory.</summary>
    public IFileStorage Files => _services.GetRequiredKeyedService<IFileStorage>(IFileStorage.Local);

    /// <summary>Its hooks, with no handlers but those of a test.</summary>
    public IHooks Hooks => Get<IHooks>();

    /// <summary>Its clock, which stands still.</summary>
    public FakeTimeProvider Time => (FakeTimeProvider)Get<TimeProvider>();

    /// <summary>Opens a data directory.</summary>
    public static async Task<TestEngine> OpenAsync(TempFolder folder, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection().AddLogging().AddEngine(new EngineOptions(folder.Path));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(Now)));
        add?.Invoke(services);
        var engine = new TestEngine(folder, services.BuildServiceProvider());
        await engine.Get<EngineLifetime>().OpenAsync();
        return engine;
    }

    /// <summary>Opens a fresh one.</summary>
    public static Task<TestEngine> OpenAsync(Action<IServiceCollection>? add = null) => OpenAsync(new TempFolder(), add);

    /// <summary>A service of it.</summary>
    public TService Get<TService>() where TService : notnull => _services.GetRequiredService<TService>();

    /// <summary>Saves a new record of a collection.</summary>
    public async Task<Record> AddAsync(string collection, params (string Name, object? Value)[] values)
    {
        var record = new Record(Collections.Get(collection));
        foreach (var (name, value) in values) record[name] = value;
        await Records.SaveAsync(record);
        return record;
    }

    /// <summary>Stores a new record as it is: no hook runs, nothing is checked, hashed or uploaded.</summary>
    public async Task<Record> StoreAsync(Record record)
    {
        if (record.Id.Length == 0) record.Id = $"record{_stored++:000000000}";
        await Get<Databases>().Main.WriteAsync(record, static (session, stored) =>
        {
            RecordTable.Of(stored.Collection).InsertRow(session, stored);
            return true;
        });
        record.MarkStored();
        return record;
    }

    /// <summary>Stores a collection whose options nobody checks.</summary>
    public Task<Collection> StoreAsync(Collection collection) =>
        Get<CollectionStore>().SaveAsync(Collections.Find(collection.Id), collection, isValidated: false);

    /// <summary>The first column of what a query finds.</summary>
    public List<string> Texts(string sql) => Sql.Texts(File, sql);

    /// <summary>Closes the files and leaves the folder.</summary>
    public async Task CloseAsync()
    {
        await Get<EngineLifetime>().CloseAsync();
        await _services.DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Folder.Dispose();
    }
}
