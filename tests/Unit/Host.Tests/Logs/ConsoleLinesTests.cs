using Holdall.Host.Commands;
using Holdall.Host.Logs;
using Holdall.Host.Plugins;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Host.Tests.Logs;

public sealed class ConsoleLinesTests
{
    [Fact]
    public void A_message_is_one_line() => Written(dev: false, null).ShouldBe("error: Some.Plugin: first second\n");

    [Fact]
    public void A_very_long_message_is_cut_and_says_by_how_much() =>
        Written(dev: false, null, new string('x', 1_000_000)).ShouldBe($"error: Some.Plugin: {new string('x', 10_000)}... (990000 characters more)\n");

    [Fact]
    public void What_terminals_take_for_commands_is_not_written() =>
        Written(dev: true, null, "GET /\u001b[31mred\u0007 \u009b1m").ShouldBe("error: Some.Plugin: GET /\ufffd[31mred\ufffd \ufffd1m\n");

    [Fact]
    public void A_failure_is_one_line_without_its_stack_and_names_the_plugin_that_it_comes_from() =>
        Written(dev: false, Thrown()).ShouldBe("error: Some.Plugin: first second (plugin echo) System.IO.IOException: disk full\n");

    [Fact]
    public void The_causes_of_a_failure_are_told()
    {
        var failure = new InvalidOperationException("not\nsaved", new IOException("disk\u001b full"));
        Written(dev: false, failure).ShouldBe("error: Some.Plugin: first second System.InvalidOperationException: not saved: disk\ufffd full\n");
    }

    [Fact]
    public void What_the_message_says_is_not_repeated() =>
        Written(dev: false, new IOException("disk full"), "It failed: disk full").ShouldBe("error: Some.Plugin: It failed: disk full\n");

    [Fact]
    public void For_developers_a_stack_has_lines_of_its_own()
    {
        var lines = Written(dev: true, Thrown()).TrimEnd().Split('\n');
        lines[..2].ShouldBe(["error: Some.Plugin: first second (plugin echo)", "      System.IO.IOException: disk full"]);
        lines[2].ShouldStartWith("         at Holdall.Host.Tests.Logs.ConsoleLinesTests.Thrown()");
    }

    [Fact]
    public void Values_that_the_text_does_not_have_stand_behind_it()
    {
        List<KeyValuePair<string, object?>> ofScript = [new("order", 7L), new("city", "Aachen\n")];
        List<KeyValuePair<string, object?>> ofPlugin = [new("Count", 3), new("Reason", "disk full"), new("{OriginalFormat}", "{Count:N0} files are gone")];

        Lines(Launch(dev: false), ofScript, "paid").ShouldBe("error: Some.Plugin: paid {\"city\":\"Aachen\\n\",\"order\":7}\n");
        Lines(Launch(dev: false), ofPlugin, "3 files are gone").ShouldBe("error: Some.Plugin: 3 files are gone {\"reason\":\"disk full\"}\n");
    }

    private static string Written(bool dev, Exception? failure, string message = "first\nsecond") => Lines(Launch(dev), message, message, failure);

    private static LaunchOptions Launch(bool dev) => new() { DataFolder = "/none", PublicFolder = "/none", Dev = dev };

    private static string Lines<TState>(LaunchOptions launch, TState state, string message, Exception? failure = null)
    {
        using var text = new StringWriter();
        var lines = new ConsoleLines(launch, new PluginOrigins([InProcessPlugin.Of(new EchoPlugin())]));
        lines.Write(new LogEntry<TState>(LogLevel.Error, "Some.Plugin", default, state, failure, (_, _) => message), null, text);
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
