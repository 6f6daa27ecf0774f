using Holdall.Collections;
using Holdall.Host;
using Holdall.Host.Commands;
using Holdall.Host.Packaging;
using Holdall.Host.Plugins;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.TestKit.App;

/// <summary>The whole product on a free port and a folder of its own: real SQLite, real Kestrel, plugins in process.</summary>
public sealed class TestApp : IAsyncDisposable
{
    /// <summary>The password of every account that is made here.</summary>
    public const string Password = "1234567890";

    private readonly TempFolder _folder;
    private readonly Generation _generation;
    private readonly HttpClient _http;

    private TestApp(TempFolder folder, Generation generation)
    {
        _folder = folder;
        _generation = generation;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(generation.Urls.First()) };
        Guest = new TestClient(_http, null);
        Superuser = Guest;
    }

    /// <summary>Where the server listens.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>The main database.</summary>
    public string DataFile => _folder.File("pb_data", "data.db");

    /// <summary>Someone without an account.</summary>
    public TestClient Guest { get; }

    /// <summary>Someone who may do everything.</summary>
    public TestClient Superuser { get; private set; }

    /// <summary>Services of the host, to look behind the API.</summary>
    public IServiceProvider Services => _generation.Services;

    /// <summary>Records in the name of the application.</summary>
    public IRecords Records => Services.GetRequiredService<IRecords>();

    /// <summary>The folder of scripts.</summary>
    public string HooksFolder => _folder.File("pb_hooks");

    /// <summary>Starts the product with these plugins.</summary>
    public static Task<TestApp> StartAsync(params IPlugin[] plugins) => StartAsync([], plugins);

    /// <summary>Starts the product with these scripts and plugins.</summary>
    /// <param name="scripts">Files of the folder of scripts.</param>
    /// <param name="plugins">The plugins.</param>
    public static async Task<TestApp> StartAsync(IReadOnlyList<(string Name, string Text)> scripts, params IPlugin[] plugins)
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("pb_hooks"));
        foreach (var (name, text) in scripts)
        {
            var path = folder.File("pb_hooks", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }

        return await StartAsync(folder, plugins);
    }

    /// <summary>Starts the product with a copy of a folder that has <c>pb_hooks</c> and <c>pb_migrations</c>.</summary>
    public static Task<TestApp> StartWithFolderAsync(string from, params IPlugin[] plugins)
    {
        var folder = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = folder.File(Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return StartAsync(folder, plugins);
    }

    private static async Task<TestApp> StartAsync(TempFolder folder, IPlugin[] plugins)
    {
        var launch = new LaunchOptions
        {
            DataFolder = folder.File("pb_data"),
            PublicFolder = folder.File("pb_public"),
            HooksFolder = folder.File("pb_hooks"),
            MigrationsFolder = folder.File("pb_migrations"),
            BuiltInPluginsFolder = folder.File("none"),
        };
        var generation = await Generation.BuildAsync(launch, [.. plugins.Select(InProcessPlugin.Of)], new PluginLoading(new RunFolder([])));
        await generation.OpenAsync();
        await generation.StartAsync(new ServeOptions(new ListenAddress("127.0.0.1", 0), ["*"]));
        var app = new TestApp(folder, generation);
        await app.AddAccountAsync(SystemCollections.Superusers, "root@example.com");
        app.Superuser = await app.SignInAsync(SystemCollections.Superusers, "root@example.com");
        return app;
    }

    /// <summary>Makes an account past all rules.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AddAccountAsync(string collection, string email)
    {
        var account = new Record(Services.GetRequiredService<ICollections>().Get(collection)) { ["email"] = email, ["password"] = Password };
        await Records.SaveAsync(account);
        return account.Id;
    }

    /// <summary>Signs an account in.</summary>
    public async Task<TestClient> SignInAsync(string collection, string email)
    {
        var answer = await Guest.PostAsync($"/api/collections/{collection}/auth-with-password", new { identity = email, password = Password });
        return answer.Status == 200 ? new TestClient(_http, answer.Json.GetProperty("token").GetString()) : throw new InvalidOperationException(answer.Text);
    }

    /// <summary>Someone with this token.</summary>
    public TestClient As(string? token) => new(_http, token);

    /// <summary>Makes a collection from its description in JSON.</summary>
    public async Task AddCollectionAsync(string json)
    {
        var answer = await Superuser.SendAsync(HttpMethod.Post, "/api/collections", new StringContent(json, null, "application/json"));
        if (answer.Status != 200) throw new InvalidOperationException(answer.Text);
    }

    /// <summary>Names of the stored files that belong to a record, thumbnails and attributes aside.</summary>
    public IReadOnlyList<string> FilesOf(string recordId)
    {
        var storage = _folder.File("pb_data", "storage");
        if (!Directory.Exists(storage)) return [];
        return [.. Directory.EnumerateFiles(storage, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == recordId && !file.EndsWith(".attrs", StringComparison.Ordinal))
            .Select(Path.GetFileName).Order()!];
    }

    /// <summary>How many files are stored at all.</summary>
    public int CountFiles()
    {
        var storage = _folder.File("pb_data", "storage");
        return Directory.Exists(storage)
            ? Directory.EnumerateFiles(storage, "*", SearchOption.AllDirectories).Count(file => !file.EndsWith(".attrs", StringComparison.Ordinal))
            : 0;
    }

    /// <summary>Stops the server. Its folder remains.</summary>
    public ValueTask StopAsync() => _generation.DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await StopAsync();
        _folder.Dispose();
    }
}
