using Holdall.Host.Plugins;

namespace Holdall.Host.Tests.Plugins;

public sealed class HostConfigurationTests
{
    [Theory]
    [InlineData("settings:js_hooks:timeout", "settings:js-hooks:timeout")]
    [InlineData("SETTINGS:JS_HOOKS:MAX_SIZE", "SETTINGS:JS-HOOKS:MAX_SIZE")]
    [InlineData("settings:js-hooks:timeout", "settings:js-hooks:timeout")]
    [InlineData("plugins:admin_ui", "plugins:admin_ui")]
    [InlineData("ID_TOKEN_LEEWAY", "ID_TOKEN_LEEWAY")]
    public void Variables_name_a_plugin_with_underscores(string variable, string name) => HostConfiguration.Named(variable).ShouldBe(name);
}
