using System.Text;
using Holdall.Engine.Logs;
using Holdall.Host.Logs;
using Holdall.Host.Pipeline;
using Holdall.Host.Plugins;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Tests.Logs;

public sealed partial class StoredLogsTests
{
    [Fact]
    public async Task What_the_product_logs_can_be_read_by_superusers()
    {
        await using var host = await TestHost.StartAsync();
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Some.Plugin");
        LogSaved(logger, "posts", 3);
        LogFailed(logger, "posts", new IOException("disk full"));

        var entries = await new HostLog(host).ReadAsync(2);

        entries[0].ShouldBe(new HostLogRow(0, "Saved 3 of posts", """{"collection":"posts","count":3}"""));
        (entries[1].Level, entries[1].Message, entries[1]["collection"], entries[1]["error"]).ShouldBe(
            (8, "Could not save posts", "\"posts\"", "\"disk full\""));
        entries[1]["details"]!.ShouldContain("IOException");
    }

    [Fact]
    public async Task The_settings_say_from_which_level_on()
    {
        await using var host = await TestHost.StartAsync();
        var log = new HostLog(host);
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Some.Plugin");
        logger.IsEnabled(LogLevel.Debug).ShouldBeFalse();
        await log.SetAsync(new LogSettings { MinLevel = -4 });
        foreach (var level in Enum.GetValues<LogLevel>()) LogAt(logger, level, level);
        (await log.ReadAsync(6, entry => entry.Message.StartsWith("At "))).Select(entry => entry.Level).ShouldBe([-4, -4, 0, 4, 8, 8]);

        await log.SetAsync(new LogSettings { MaxDays = 0 });
        var store = new Lazy<LogStore>(host.Services.GetRequiredService<LogStore>());
        new StoredLogger(store, TimeProvider.System, new PluginOrigins([])).IsEnabled(LogLevel.Critical).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Information)]
    [InlineData("Holdall.Engine.Logs.LogStore", LogLevel.Critical)]
    [InlineData("Holdall.Host.Pipeline.ErrorResponses", LogLevel.Critical)]
    public async Task Some_of_it_is_left_out(string category, LogLevel level)
    {
        await using var host = await TestHost.StartAsync();
        var factory = host.Services.GetRequiredService<ILoggerFactory>();
        var (silent, heard) = (factory.CreateLogger(category), factory.CreateLogger("Some.Plugin"));
        LogAt(silent, level, level);
        LogSaved(heard, "posts", 1);
        (await new HostLog(host).ReadOneAsync()).Message.ShouldBe("Saved 1 of posts");
        typeof(ErrorResponses).FullName.ShouldBe("Holdall.Host.Pipeline.ErrorResponses");
    }

    [Fact]
    public void Values_keep_their_shape()
    {
        var errors = new FieldErrors().Add("title", FieldError.Required).Add("list.0.name", FieldError.NotUnique);
        Json(
            ("nested", new Dictionary<string, object?> { ["x"] = new Dictionary<string, object?> { ["y"] = 1 } }),
            ("list", new[] { 1, 2 }),
            ("flag", true),
            ("none", null))
            .ShouldBe("""{"flag":true,"list":[1,2],"nested":{"x":{"y":1}},"none":null}""");
        Json(("error", new InvalidOperationException("no"))).ShouldBe("""{"error":"no"}""");
        Json(("error", ApiException.BadRequest("no", errors))).ShouldBe(
            """{"error":{"list":{"0":{"name":"Value must be unique."}},"title":"cannot be blank"}}""");
        Json(("error", new InvalidOperationException("outside", ApiException.BadRequest("no", new FieldErrors().Add("title", FieldError.Required)))))
            .ShouldBe("""{"error":{"data":{"title":"cannot be blank"},"raw":"outside"}}""");
        Json(("Name", "a"), ("{OriginalFormat}", "x")).ShouldBe("""{"name":"a"}""");
        Json().ShouldBe("{}");
        Json(
            ("a", 'x'),
            ("b", double.NaN),
            ("c", LogLevel.Error),
            ("d", new Uri("http://a/")),
            ("e", 1.5m)).ShouldBe("""{"a":"x","b":null,"c":"Error","d":"http://a/","e":1.5}""");
    }

    [Fact]
    public void Values_without_an_end_are_cut()
    {
        var self = new List<object?>();
        self.Add(self);
        Json(("a", self)).ShouldBe("""{"a":""" + new string('[', 15) + "\"...\"" + new string(']', 15) + "}");
        Json(("a", Enumerable.Range(0, int.MaxValue))).Length.ShouldBeLessThan(10_000);
        Json(("a", new string('x', 100_000))).Length.ShouldBeLessThan(11_000);
    }

    private static string Json(params (string Name, object? Value)[] values) =>
        Encoding.UTF8.GetString(LogAttributes.ToJson(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)), null).Span);

    [LoggerMessage(Level = LogLevel.Information, Message = "Saved {Count} of {Collection}")]
    private static partial void LogSaved(ILogger logger, string collection, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not save {Collection}")]
    private static partial void LogFailed(ILogger logger, string collection, Exception failure);

    [LoggerMessage(Message = "At {Name}")]
    private static partial void LogAt(ILogger logger, LogLevel level, LogLevel name);
}
