using Holdall.Engine.Hooks;
using Holdall.Hooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.TestKit.App;

/// <summary>The hooks of the product, for tests that need nothing else of it.</summary>
public static class TestHooks
{
    /// <summary>All hooks, without handlers.</summary>
    public static IHooks Create() => new HookRegistry(NullLogger<HookRegistry>.Instance);
}
