using System.Text.Json;
using Holdall.Host.Logs;
using Holdall.Host.Plugins;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Host.Tests.Logs;

public sealed class ConsoleJsonTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void A_message_is_one_object_on_one_line()
    {
        var text = Written("first\nsecond \u001b[31m\u009b", null, ("Path", "/\u009b"));
        text.TrimEnd('\n').ShouldNotContain('\n');
        text.ShouldAllBe(letter => letter == '\n' || !char.IsControl(letter));
        var line = JsonElement.Parse(text);
        line.EnumerateObject().Select(member => member.Name).ShouldBe(["time", "level", "category", "message", "data"]);
        line.GetProperty("time").GetString().ShouldBe("2026-01-02T03:04:05Z");
        line.GetProperty("level").GetString().ShouldBe("error");
        line.GetProperty("category").GetString().ShouldBe("Some.Plugin");
        line.GetProperty("message").GetString().ShouldBe("first\nsecond \u001b[31m\u009b");
    }

    [Fact]
    public void The_values_of_a_message_have_names_and_a_failure_its_stack_and_plugin()
    {
        var data = JsonElement.Parse(Written("6 of 7", Thrown(), ("Count", 6), ("{OriginalFormat}", "{Count} of 7"))).GetProperty("data");
        data.GetProperty("count").GetInt32().ShouldBe(6);
        data.GetProperty("error").GetString().ShouldBe("disk full");
        data.GetProperty("details").GetString()!.ShouldContain("ConsoleJsonTests.Thrown()");
        data.GetProperty("plugin").GetString().ShouldBe("echo");
    }

    private string Written(string message, Exception? failure, params (string Name, object Value)[] values)
    {
        using var text = new StringWriter();
        var lines = new ConsoleJson(new PluginOrigins([InProcessPlugin.Of(new EchoPlugin())]), _time);
        var state = values.Select(value => KeyValuePair.Create<string, object?>(value.Name, value.Value)).ToArray();
        lines.Write(
            new LogEntry<KeyValuePair<string, object?>[]>(LogLevel.Error, "Some.Plugin", default, state, failure, (_, _) => message), null, text);
        return text.ToString();
    }

    private static IOException Thrown()
    {
        try
        {
            throw new IOException("disk full");
        }
        catch (IOException e)
        {
            return e;
        }
    }
}
