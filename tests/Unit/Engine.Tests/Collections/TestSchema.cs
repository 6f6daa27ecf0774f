using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Collections.Validation;
using Holdall.Engine.DataDirectory;
using Holdall.Engine.Hooks;
using Holdall.Engine.Notices;
using Holdall.Engine.Rules;
using Holdall.Engine.Schema;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Collections;

/// <summary>The collections of a fresh data directory, with everything that saves them.</summary>
internal sealed class TestSchema : IDisposable
{
    private readonly TempFolder _folder = new();

    public TestSchema(IRuleValidator? rules = null)
    {
        var options = new EngineOptions(_folder.Path);
        Databases = DirectoryDatabases.Open(options, Time);
        Cache = new SchemaCache(Databases);
        Cache.Reload();
        var notices = new ChangeNotices(options, NullLogger<ChangeNotices>.Instance);
        Settings = new SettingsStore(Databases, options, Hooks, notices, Time);
        var upkeep = new CollectionUpkeep(Databases, Cache, notices, NullLogger<CollectionUpkeep>.Instance);
        Store = new CollectionStore(
            Databases, Cache, Hooks, new CollectionNormalizer(Cache, Time), new CollectionValidator(
                Cache, new OAuth2Providers([new FakeProvider("google")]), rules), Settings, upkeep, new ServiceCollection().BuildServiceProvider());
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));

    public HookRegistry Hooks { get; } = new(NullLogger<HookRegistry>.Instance);

    public Databases Databases { get; }

    public SchemaCache Cache { get; }

    public SettingsStore Settings { get; }

    public CollectionStore Store { get; }

    public string File => _folder.File("data.db");

    public Task<Collection> CreateAsync(string name, params Field[] fields) =>
        Store.SaveAsync(new Collection { Name = name, Fields = FieldList.Create(fields) });

    public Task<Collection> CreateViewAsync(string name, string query) =>
        Store.SaveAsync(new Collection { Name = name, Type = CollectionTypes.View, ViewQuery = query });

    public async Task<FieldErrors> ErrorsAsync(Collection collection) =>
        (await Should.ThrowAsync<ApiException>(() => Store.SaveAsync(collection))).Errors;

    public List<string> Texts(string sql) => Sql.Texts(File, sql);

    public string Statement(string name) => Texts($"SELECT sql FROM sqlite_schema WHERE name = '{name}'").Single();

    public void Execute(string sql) => Sql.Execute(File, sql);

    public void Dispose()
    {
        Databases.Dispose();
        _folder.Dispose();
    }
}
