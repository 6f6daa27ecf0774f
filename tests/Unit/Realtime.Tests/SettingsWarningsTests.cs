using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Realtime.Channels;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class SettingsWarningsTests
{
    [Fact]
    public async Task What_means_nothing_is_told_at_start_with_its_name_and_the_reason()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.StoreAsync(new Collection { Id = "pbc_posts", Name = "posts", Fields = [new TextField { Name = "id" }, new TextField { Name = "title" }] });
        await engine.StoreAsync(new Collection
        {
            Id = "pbc_titles",
            Name = "titles",
            Type = CollectionTypes.View,
            ViewQuery = "SELECT id, title FROM posts",
            Fields = [new TextField { Name = "id" }, new TextField { Name = "title" }],
        });

        Told(engine, new RealtimeOptions
        {
            Views = ["titles", "totals", "posts"],
            Channels = new ChannelOptions { Join = "name ~ 'rooms/%'", Send = "nme = 'a'", Presence = "name = " },
        }).ShouldBe(
            [
                "settings.realtime.views names \"totals\", which is no collection: nobody is told of changes of it until there is a view of that name",
                "settings.realtime.views names \"posts\", which is no view: of its records subscribers are told anyway",
                "settings.realtime.channels.send is broken, so that it holds for superusers only, in every channel: *. The rule is: nme = 'a'",
                "settings.realtime.channels.presence is broken, so that it holds for superusers only, in every channel: *. The rule is: name = ",
            ]);
    }

    [Fact]
    public async Task Nothing_is_told_of_what_can_be()
    {
        await using var engine = await TestEngine.OpenAsync();
        Told(engine, new RealtimeOptions { Channels = new ChannelOptions { Join = "", Send = "@request.auth.id != ''" } }).ShouldBeEmpty();
        Told(engine, new RealtimeOptions()).ShouldBeEmpty();
    }

    /// <summary>The lines, with a star where the engine says what is wrong with a rule.</summary>
    private static IReadOnlyList<string> Told(TestEngine engine, RealtimeOptions options)
    {
        var log = new KeptLog();
        new SettingsWarnings(options, new ChannelRules(engine.Rules, options), engine.Collections, log).Warn();
        return [.. log.Lines.Select(static line => System.Text.RegularExpressions.Regex.Replace(line, @"channel: .+\. The rule", "channel: *. The rule"))];
    }

    private sealed class KeptLog : ILogger<SettingsWarnings>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
