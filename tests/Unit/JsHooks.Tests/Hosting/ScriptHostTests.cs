using Holdall.Http;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Binding;
using Holdall.Plugins.JsHooks.Hosting;
using Holdall.Plugins.JsHooks.Loading;
using Holdall.Plugins.JsHooks.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.Tests.Hosting;

public sealed class ScriptHostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly KeptLog _log = new();
    private readonly FakeRoutes _routes = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("this is no javascript")]
    [InlineData("throw new Error('broken')")]
    [InlineData("routerAdd('GET', '/bad', (e) => {})")]
    [InlineData("routerAdd('GET', '/text', '1 + 1')")]
    public void A_file_that_cannot_be_loaded_names_itself_and_the_others_are_in_force(string text)
    {
        using var host = Start(text, isWatching: true);

        host.ThrowIfRefused();
        _log.Lines.ShouldHaveSingleItem().ShouldStartWith($"Error: Failed to execute {Path.Combine(_folder, "b.pb.js")}: ");
        _routes.Paths.ShouldBe(["/a", "/c"]);
    }

    [Fact]
    public void Without_watching_it_keeps_the_application_from_starting()
    {
        using var host = Start("this is no javascript", isWatching: false);
        Should.Throw<InvalidOperationException>(host.ThrowIfRefused).Message.ShouldContain("b.pb.js");
    }

    [Fact]
    public void What_can_be_loaded_starts_without_watching()
    {
        using var host = Start("routerAdd('GET', '/b', (e) => {})", isWatching: false);
        host.ThrowIfRefused();
        _routes.Paths.ShouldBe(["/a", "/b", "/c"]);
    }

    [Fact]
    public async Task What_is_put_right_is_told_once_where_the_fault_was_told()
    {
        using var host = Start("this is no javascript", isWatching: true);
        await host.ReloadAsync();
        _log.Lines.Count(line => line.StartsWith("Error: ", StringComparison.Ordinal)).ShouldBe(2);
        File.WriteAllText(Path.Combine(_folder, "b.pb.js"), "routerAdd('GET', '/b', (e) => {})");
        _log.Lines.Clear();

        await host.ReloadAsync();
        await host.ReloadAsync();

        _log.Lines.ShouldBe(
            [$"Warning: All scripts in {_folder} could be loaded again, and are in force", $"Information: The scripts in {_folder} were loaded anew"]);
        _routes.Paths.ShouldBe(["/a", "/b", "/c"]);
    }

    private ScriptHost Start(string text, bool isWatching)
    {
        File.WriteAllText(Path.Combine(_folder, "a.pb.js"), "routerAdd('GET', '/a', (e) => {})");
        File.WriteAllText(Path.Combine(_folder, "b.pb.js"), text);
        File.WriteAllText(Path.Combine(_folder, "c.pb.js"), "routerAdd('GET', '/c', (e) => {})");
        var settings = new JsHooksSettings { HooksWatch = isWatching };
        var services = new ServiceCollection().AddSingleton<IRoutes>(_routes).BuildServiceProvider();
        var platform = new ScriptPlatform(() => [], () => [new Registration()], settings, new ScriptServices(services));
        var host = new ScriptHost(
            new ScriptLoader(platform, new ScriptThreads()), new ScriptHooks(null!), new ScriptRoutes(_routes), new ScriptCron(new ScriptServices(services)),
            new ScriptFolders(_folder, _folder, _folder, IsDevelopment: false), settings, _log);
        host.Start();
        return host;
    }

    private sealed class KeptLog : ILogger<ScriptHost>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }

    private sealed class FakeRoutes : IRoutes
    {
        public IReadOnlyList<string> Paths { get; private set; } = [];

        public void Replace(string owner, RouteSet routes) => Paths = [.. routes.Routes.Select(route => route.Path)];

        public void RequirePath(string path)
        {
            if (path == "/bad") throw new InvalidOperationException("no pattern");
        }
    }
}
