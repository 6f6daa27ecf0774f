using Holdall.Settings;

namespace Holdall.Plugins.JsHooks.Tests;

public sealed class JsHooksSettingsTests
{
    [Theory]
    [InlineData("hooksPool", "-1")]
    [InlineData("timeout", "-00:00:01")]
    [InlineData("waitTimeout", "00:00:00")]
    [InlineData("maxResponse", "0")]
    [InlineData("memory", "-1")]
    [InlineData("statements", "-1")]
    [InlineData("recursion", "-1")]
    [InlineData("nesting", "0")]
    [InlineData("regexTimeout", "00:00:00")]
    public void What_makes_no_sense_is_refused_by_name(string name, string value) =>
        Should.Throw<SettingsException>(() => WrittenSettings.Read<JsHooksSettings>("js-hooks", (name, value))).Message
            .ShouldStartWith($"settings.js-hooks.{name} must be ");

    [Fact]
    public void What_is_said_counts()
    {
        var settings = WrittenSettings.Read<JsHooksSettings>("js-hooks", ("timeout", "00:00:05"), ("memory", "8000000000"), ("hooksWatch", "false"));
        (settings.Timeout, settings.Memory, settings.HooksWatch, settings.Nesting).ShouldBe((TimeSpan.FromSeconds(5), 8_000_000_000, false, 100));
    }
}
