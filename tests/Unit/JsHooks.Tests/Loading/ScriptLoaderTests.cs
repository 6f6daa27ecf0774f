using Holdall.Plugins.JsHooks.Binding;
using Holdall.Plugins.JsHooks.Hosting;
using Holdall.Plugins.JsHooks.Loading;
using Holdall.Plugins.JsHooks.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.JsHooks.Tests.Loading;

public sealed class ScriptLoaderTests
{
    [Fact]
    public async Task A_folder_without_scripts_costs_no_engine_and_none_of_its_globals()
    {
        var made = 0;
        var platform = new ScriptPlatform(
            () => Counted<HostType>(),
            () => Counted<IScriptGlobals>(),
            new JsHooksSettings(),
            new ScriptServices(new ServiceCollection().BuildServiceProvider()));
        var loader = new ScriptLoader(platform, new ScriptThreads());
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        loader.Load(folder).Failures.ShouldBeEmpty();
        (await loader.LoadAsync(folder)).Failures.ShouldBeEmpty();

        made.ShouldBe(0);

        IEnumerable<T> Counted<T>()
        {
            made++;
            return [];
        }
    }
}
