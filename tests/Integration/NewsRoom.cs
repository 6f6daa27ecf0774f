using Holdall.Integration.Tests.Auth;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.Realtime;

namespace Holdall.Integration.Tests;

/// <summary>A small application: writers (accounts), sections, articles with an owner, and notes on articles.</summary>
public sealed class NewsRoom : IAsyncLifetime
{
    private const string IdField = """{"name":"id","type":"text","system":true,"primaryKey":true,"required":true,"min":1,"max":30,"pattern":"^[a-z0-9]+$","autogeneratePattern":"[a-z0-9]{15}"}""";

    private TestApp? _app;

    public TestApp App => _app!;

    public TestClient Guest => App.Guest;

    public TestClient Superuser => App.Superuser;

    /// <summary>Signed in as the writer with the id <see cref="AnnId"/>.</summary>
    public TestClient Ann { get; private set; } = null!;

    public TestClient Bob { get; private set; } = null!;

    public string AnnId { get; private set; } = "";

    public string BobId { get; private set; } = "";

    public const string Articles = "/api/collections/articles/records";

    public const string Notes = "/api/collections/notes/records";

    public const string Sections = "/api/collections/sections/records";

    public const string Writers = "/api/collections/writers/records";

    public async ValueTask InitializeAsync()
    {
        _app = await StartAsync(new PostOffice { IsClosed = true });
        AnnId = await _app.AddAccountAsync("writers", "ann@example.com");
        BobId = await _app.AddAccountAsync("writers", "bob@example.com");
        Ann = await _app.SignInAsync("writers", "ann@example.com");
        Bob = await _app.SignInAsync("writers", "bob@example.com");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Starts the application, with further plugins.</summary>
    public static async Task<TestApp> StartAsync(params IPlugin[] plugins)
    {
        var app = await TestApp.StartAsync([new AuthPlugin(), new FilesPlugin(), new RealtimePlugin(), .. plugins]);
        try
        {
            foreach (var collection in new[] { WritersJson, SectionsJson, ArticlesJson, NotesJson }) await app.AddCollectionAsync(collection);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private const string WritersJson = $$"""
        {"name":"writers","id":"writers_id","type":"auth","fields":[{{IdField}},{"name":"nick","type":"text"}],
        "listRule":"","viewRule":"","createRule":"","updateRule":"id = @request.auth.id","deleteRule":null}
        """;

    private const string SectionsJson = $$"""
        {"name":"sections","id":"sections_id","type":"base","fields":[{{IdField}},{"name":"name","type":"text"},{"name":"secret","type":"text","hidden":true}],
        "listRule":"","viewRule":"","createRule":null,"updateRule":null,"deleteRule":null}
        """;

    private const string ArticlesJson = $$"""
        {"name":"articles","id":"articles_id","type":"base","fields":[{{IdField}},
        {"name":"title","type":"text","required":true,"max":40},{"name":"slug","type":"text"},{"name":"views","type":"number"},{"name":"public","type":"bool"},
        {"name":"labels","type":"select","maxSelect":3,"values":["a","b","c"]},
        {"name":"owner","type":"relation","collectionId":"writers_id","maxSelect":1},
        {"name":"sections","type":"relation","collectionId":"sections_id","maxSelect":5},
        {"name":"cover","type":"file","maxSelect":1,"maxSize":1000},{"name":"pages","type":"file","maxSelect":3,"maxSize":1000},
        {"name":"draft","type":"text","hidden":true},{"name":"created","type":"autodate","onCreate":true},{"name":"updated","type":"autodate","onCreate":true,"onUpdate":true}],
        "indexes":["CREATE UNIQUE INDEX idx_articles_slug ON articles (slug) WHERE slug != ''"],
        "listRule":"public = true || owner = @request.auth.id","viewRule":"public = true || owner = @request.auth.id",
        "createRule":"@request.auth.id != '' && owner = @request.auth.id","updateRule":"owner = @request.auth.id && @request.body.owner:changed = false",
        "deleteRule":"owner = @request.auth.id"}
        """;

    private const string NotesJson = $$"""
        {"name":"notes","id":"notes_id","type":"base","fields":[{{IdField}},{"name":"text","type":"text"},
        {"name":"article","type":"relation","collectionId":"articles_id","maxSelect":1,"cascadeDelete":true},
        {"name":"section","type":"relation","collectionId":"sections_id","maxSelect":1,"required":false},
        {"name":"source","type":"relation","collectionId":"articles_id","maxSelect":1,"required":false}],
        "listRule":"article.owner = @request.auth.id","viewRule":"article.owner = @request.auth.id",
        "createRule":"article.owner = @request.auth.id","updateRule":null,"deleteRule":null}
        """;
}
