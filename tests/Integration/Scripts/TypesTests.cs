using System.Diagnostics;
using System.Reflection;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;
using Holdall.Plugins.Mailer;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>The declarations for editors, as the TypeScript compiler reads them.</summary>
public sealed class TypesTests : IAsyncLifetime
{
    private static readonly string Folder = typeof(TypesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Types").Value!;

    private TestApp _app = null!;

    private string Declarations => Path.Combine(Path.GetDirectoryName(_app.DataFile)!, "types.d.ts");

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new AuthPlugin(), new FilesPlugin(), new MailerPlugin(), new JsHooksPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("ESNext")]
    [InlineData("ESNext,DOM")]
    [InlineData("ESNext,DOM,DOM.Iterable")]
    public async Task Hooks_compile_with_and_without_the_types_of_browsers(string libraries) => (await CompileAsync("right.ts", libraries)).ShouldBeEmpty();

    [Theory]
    [InlineData("ESNext")]
    [InlineData("ESNext,DOM")]
    public async Task What_is_wrong_in_a_hook_is_told(string libraries) => (await CompileAsync("wrong.ts", libraries))
        .Select(line => line[line.IndexOf('(', StringComparison.Ordinal)..line.IndexOf(',', StringComparison.Ordinal)]).ShouldBe(["(1", "(2", "(3", "(4", "(5", "(6"]);

    private async Task<string[]> CompileAsync(string hooks, string libraries)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, WorkingDirectory = Folder };
        foreach (var argument in new[]
        {
            "node_modules/typescript/bin/tsc", "--target", "ESNext", "--module", "ESNext", "--moduleDetection", "force", "--strict", "--noEmit",
            "--typeRoots", "none", "--lib", libraries, Declarations, "hooks/" + hooks,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var compiler = Process.Start(start)!;
        var output = await compiler.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await compiler.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
