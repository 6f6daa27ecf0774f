using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Globals;
using Holdall.Plugins.JsHooks.Hosting;
using Holdall.Plugins.JsHooks.Binding;
using Holdall.Plugins.JsHooks.Migrations;
using Holdall.Plugins.JsHooks.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.JsHooks.Tests.Migrations;

public sealed class ScriptMigrationsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_have_the_order_of_their_names_and_one_without_a_migration_is_none()
    {
        Write("2_b.ts", "const run = (app: core.App): void => {}; migrate(run)");
        Write("1_a.js", "migrate(() => {})");
        Write("3_nothing.js", "const x = 1");
        Write("note.txt", "no script");
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        Write("sub/0_c.js", "throw new Error('not mine')");

        var migrations = Load();

        migrations.Names.ShouldBe(["1_a.js", "2_b.ts", "3_nothing.js"]);
        migrations.Load("2_b.ts").ShouldNotBeNull();
        migrations.Load("3_nothing.js").ShouldBeNull();
    }

    [Theory]
    [InlineData("this is no javascript")]
    [InlineData("throw new Error('broken')")]
    [InlineData("$app.save(1)")]
    [InlineData("for (;;) nothing()")]
    [InlineData("migrate('x')")]
    public void A_file_that_cannot_be_loaded_is_named(string text)
    {
        Write("1_bad.js", text);
        Should.Throw<InvalidOperationException>(() => Load().Load("1_bad.js")).Message.ShouldContain("1_bad.js");
    }

    [Fact]
    public async Task Only_the_first_call_of_a_file_counts_and_its_callbacks_are_closures()
    {
        var file = Path.Combine(_folder, "seen.txt");
        Write("1_a.js", $"const seen = '{file}', write = (text) => $os.writeFile(seen, text, 0o644);\nmigrate(() => write('up'), () => write('down'));\nmigrate(() => write('second'))");
        var migration = Load().Load("1_a.js").ShouldNotBeNull();

        await migration.UpAsync(null!);
        File.ReadAllText(file).ShouldBe("up");
        await migration.DownAsync(null!);
        File.ReadAllText(file).ShouldBe("down");
    }

    [Theory]
    [InlineData("return 5")]
    [InlineData("throw 'text'")]
    [InlineData("throw new BadRequestError('not there in migrations')")]
    [InlineData("$app.save(1)")]
    public async Task A_callback_that_throws_or_returns_something_has_failed(string body)
    {
        Write("1_a.js", $"migrate(() => {{ {body} }})");
        var migration = Load().Load("1_a.js").ShouldNotBeNull();
        await Should.ThrowAsync<ScriptException>(() => migration.UpAsync(null!));
        await migration.DownAsync(null!);
    }

    [Fact]
    public void The_type_reference_leads_from_the_folder_to_the_data_directory() =>
        Load().EmptyFile.ShouldStartWith("/// <reference path=\"../pb_data/types.d.ts\" />\n");

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private ScriptMigrations Load()
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddScriptLibraries().BuildServiceProvider();
        var platform = new ScriptPlatform(
            () => ScriptLibraries.Tables, () => services.GetServices<IScriptGlobals>().Append(new AppGlobals()), new JsHooksSettings(),
            new ScriptServices(services));
        var data = Path.Combine(Path.GetDirectoryName(_folder)!, "pb_data");
        return new ScriptMigrations(platform, new ScriptThreads(), new ScriptFolders(data, _folder, _folder, IsDevelopment: false));
    }
}
