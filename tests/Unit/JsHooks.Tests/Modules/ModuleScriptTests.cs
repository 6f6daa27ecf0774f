using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Globals;
using Holdall.Plugins.JsHooks.Hosting;
using Holdall.Plugins.JsHooks.Loading;
using Holdall.Plugins.JsHooks.Modules;
using Holdall.Plugins.JsHooks.Runtime;
using Holdall.Plugins.JsHooks.Binding;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.JsHooks.Tests.Modules;

/// <summary>ES modules, TypeScript and packages beside the hooks.</summary>
public sealed class ModuleScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly ScriptPlatform _platform;

    public ModuleScriptTests()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).BuildServiceProvider();
        var console = new ConsoleGlobals(new ScriptOutput(TextWriter.Null, TextWriter.Null), TimeProvider.System);
        _platform = new ScriptPlatform(
            () => [Scripts.Taker.Table],
            () => [new RequireGlobals(console), new BufferGlobals(), new TimerGlobals(), new Registration()],
            new JsHooksSettings(), new ScriptServices(services));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("main.pb.mjs")]
    [InlineData("main.pb.js")]
    [InlineData("main.pb.ts")]
    [InlineData("main.pb.mts")]
    public async Task Handlers_of_a_module_see_what_it_imports_and_declares(string file)
    {
        Write("lib/up.js", "export const up = (text) => text.toUpperCase(); export default 5");
        Write(file, "import five, { up } from './lib/up.js'\nconst mark = '!'\nonBootstrap((out) => out.take(up('a') + mark + five))");

        (await RunAsync()).ShouldBe("\"A!5\"");
    }

    [Fact]
    public async Task Several_handlers_of_a_module_are_told_apart_in_every_engine()
    {
        Write("a.pb.mjs", "let n = 0\nonBootstrap((out) => out.take('first ' + ++n))\nonBootstrap('(out) => out.take(\"text\")')\nonBootstrap((out) => out.take('second ' + ++n))");
        Write("b.pb.js", "onBootstrap((out) => out.take(typeof onBootstrap))");
        var generation = Load();

        (await RunAsync(generation, 0)).ShouldBe("\"first 1\"");
        (await RunAsync(generation, 1)).ShouldBe("\"text\"");
        (await RunAsync(generation, 2)).ShouldBe("\"second 2\"");
        generation.Registrations.Hooks.Count.ShouldBe(4);
        (await RunAsync(generation, 3)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Handlers_are_not_registered_by_handlers()
    {
        Write("a.pb.mjs", "onBootstrap(() => { onBootstrap(() => {}) })");

        (await Should.ThrowAsync<ScriptException>(RunAsync())).Message.ShouldContain("while their file is loaded");
    }

    [Theory]
    [InlineData("import { nothing } from './nothing.js'\nonBootstrap(() => {})", "Cannot find module './nothing.js'")]
    [InlineData("onBootstrap(() => {})\nimport './broken.js'", "broken.js:2")]
    [InlineData("onBootstrap(() => {})\nimport './throws.js'", "on purpose")]
    [InlineData("import { x } from './empty.js'\nonBootstrap(() => {})", "x")]
    [InlineData("import x from './empty.js'\nonBootstrap(() => {", "main.pb.js:2")]
    public void A_module_that_cannot_be_loaded_registers_nothing_and_says_why(string text, string reason)
    {
        Write("main.pb.js", text);
        Write("broken.js", "export const a = 1\nexport const = 2");
        Write("throws.js", "export const a = 1; throw new Error('on purpose')");
        Write("empty.js", "export {}");

        var loaded = Loader().Load(_folder);

        loaded.Failures.ShouldHaveSingleItem().Reason.Message.ShouldContain(reason);
        loaded.Generation.Registrations.Hooks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Top_level_await_is_waited_for()
    {
        Write("main.pb.mjs", "const late = await new Promise(r => setTimeout(() => r('late'), 5))\nonBootstrap((out) => out.take(late))");

        (await RunAsync()).ShouldBe("\"late\"");
    }

    [Fact]
    public async Task Modules_are_imported_while_a_handler_runs()
    {
        Write("lib.mjs", "export const n = 4");
        Write("main.pb.js", "onBootstrap(async (out) => { const { n } = await import('./lib.mjs'); out.take(n) })");

        (await RunAsync()).ShouldBe("4");
    }

    [Fact]
    public async Task Types_are_taken_out_of_TypeScript_and_lines_stay()
    {
        Write("lib.ts", "export interface Point { x: number }\n\nenum Kind { A = 7 }\nexport class Box<T extends Point> { constructor(private readonly p: T) {} get(): number { return this.p!.x + (Kind.A as number) } }");
        Write("main.pb.ts", "import { Box, type Point } from './lib'\ntype Q = Partial<Point>\n\nonBootstrap((out: any): void => { out.take(new Box<Point>({ x: 1 } satisfies Q as Point).get()) })\nonBootstrap((e: unknown) => {\n    const n: number = 1\n    throw new Error(`no ${n}`)\n})");
        var generation = Load();

        (await RunAsync(generation, 0)).ShouldBe("8");
        (await Should.ThrowAsync<ScriptException>(RunAsync(generation, 1))).Message.ShouldContain("main.pb.ts:7");
    }

    [Fact]
    public async Task A_handler_in_TypeScript_without_imports_stands_alone()
    {
        Write("lib.ts", "exports.up = (text: string): string => text.toUpperCase()");
        Write("main.pb.ts", "onBootstrap((out: any) => { const { up } = require(`" + _folder.Replace('\\', '/') + "/lib.ts`); out.take(up('a' as string)) })");

        (await RunAsync()).ShouldBe("\"A\"");
    }

    [Fact]
    public void TypeScript_that_cannot_be_read_is_named_with_its_line()
    {
        Write("main.pb.ts", "\nlet a: = 5");

        Loader().Load(_folder).Failures.ShouldHaveSingleItem().Reason.Message.ShouldContain("main.pb.ts: Unexpected token (2:8)");
    }

    [Theory]
    [InlineData("import slug from 'tiny-slug'; import { version } from 'tiny-slug'", "slug('A b') + version", "\"a-b1\"")]
    [InlineData("import * as all from 'tiny-slug'", "Object.keys(all).sort().join()", "\"default,lower,version\"")]
    [InlineData("import { sum } from 'sums'; import { times } from 'sums/times'", "sum(1, 2) * times(2, 3)", "18")]
    [InlineData("import { hidden } from 'sums/internal.js'", "hidden", null)]
    [InlineData("import { half } from '@scope/half'", "half(8)", "4")]
    [InlineData("import data from '@scope/half/data.json' with { type: 'json' }", "data.n", "3")]
    [InlineData("import util, { format } from 'node:util'", "format('%s', 'x') + typeof util.format", "\"xfunction\"")]
    [InlineData("const sums = require('sums'); export {}", "sums.kind", "\"required\"")]
    [InlineData("import fs from 'node:fs'", "fs", null)]
    public async Task Packages_are_found_beside_the_hooks(string imports, string expression, string? expected)
    {
        Write("node_modules/tiny-slug/package.json", """{"name":"tiny-slug","main":"lib/main.js"}""");
        Write("node_modules/tiny-slug/lib/main.js", "'use strict';\nfunction slug(s) { return require('./lower')(s).replace(/ /g, '-') }\nmodule.exports = slug; module.exports.version = 1; module.exports.lower = require('./lower')");
        Write("node_modules/tiny-slug/lib/lower.js", "module.exports = function (s) { return s.toLowerCase() }");
        Write("node_modules/sums/package.json", """{"name":"sums","type":"module","exports":{".":{"types":"./x.d.ts","import":"./esm.js","require":"./cjs.cjs"},"./*":"./src/*.js","./internal.js":null}}""");
        Write("node_modules/sums/esm.js", "export const sum = (a, b) => a + b");
        Write("node_modules/sums/cjs.cjs", "exports.kind = 'required'");
        Write("node_modules/sums/internal.js", "export const hidden = 1");
        Write("node_modules/sums/src/times.js", "export function times(a, b) { return a * b }");
        Write("node_modules/@scope/half/package.json", """{"name":"@scope/half","main":"half.cjs","module":"half.js"}""");
        Write("node_modules/@scope/half/half.js", "export const half = (n) => n / 2");
        Write("node_modules/@scope/half/data.json", """{"n":3}""");
        Write("main.pb.mjs", $"{imports}\nonBootstrap((out) => out.take({expression}))");

        if (expected is null) Loader().Load(_folder).Failures.ShouldHaveSingleItem().Reason.Message.ShouldContain("Cannot find module");
        else (await RunAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task A_package_of_the_project_around_does_not_make_old_scripts_modules()
    {
        Write("package.json", """{"type":"module"}""");
        Write("util.js", "module.exports = { n: 2 }");
        Write("main.pb.js", "var shared = 1\nonBootstrap((out) => { out.take(require(`" + _folder.Replace('\\', '/') + "/util.js`).n + typeof shared) })");

        (await RunAsync()).ShouldBe("\"2undefined\"");
    }

    [Fact]
    public async Task A_fault_in_the_text_of_a_module_can_be_caught()
    {
        Write("bad.js", "module.exports = {");
        Write("main.pb.js", "onBootstrap((out) => { try { require('./bad.js') } catch (e) { out.take([e instanceof SyntaxError, e.message.includes('bad.js')]) } })");

        (await RunAsync()).ShouldBe("[true,true]");
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private ScriptLoader Loader() => new(_platform, new ScriptThreads());

    private ScriptGeneration Load()
    {
        var loaded = Loader().Load(_folder);
        loaded.Failures.ShouldBeEmpty(string.Join("\n", loaded.Failures.Select(f => f.Reason.ToString())));
        return loaded.Generation;
    }

    private Task<string?> RunAsync() => RunAsync(Load(), 0);

    private static async Task<string?> RunAsync(ScriptGeneration generation, int handler)
    {
        string? given = null;
        await generation.RunAsync(new ScriptCall
        {
            Handler = generation.Registrations.Hooks[handler].Handler,
            Arguments = [new Scripts.Taker(value => given = value)],
        });
        return given;
    }
}
