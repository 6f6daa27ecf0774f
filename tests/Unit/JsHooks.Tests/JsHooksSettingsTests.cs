namespace Holdall.Plugins.JsHooks.Tests;

public sealed class JsHooksSettingsTests
{
    [Fact]
    public void The_defaults_make_sense() => new JsHooksSettings().ThrowIfWrong();

    [Theory]
    [InlineData("timeout")]
    [InlineData("memory")]
    [InlineData("statements")]
    [InlineData("recursion")]
    [InlineData("nesting")]
    [InlineData("regexTimeout")]
    public void What_makes_no_sense_is_refused_by_name(string name)
    {
        var settings = name switch
        {
            "timeout" => new JsHooksSettings { Timeout = TimeSpan.FromSeconds(-1) },
            "memory" => new JsHooksSettings { Memory = -1 },
            "statements" => new JsHooksSettings { Statements = -1 },
            "recursion" => new JsHooksSettings { Recursion = -1 },
            "nesting" => new JsHooksSettings { Nesting = 0 },
            _ => new JsHooksSettings { RegexTimeout = TimeSpan.Zero },
        };

        Should.Throw<InvalidOperationException>(settings.ThrowIfWrong).Message.ShouldStartWith($"settings.js-hooks.{name} must be ");
    }
}
