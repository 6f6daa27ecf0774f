namespace Holdall.Plugins.JsHooks.Tests.Globals;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_are_written_read_listed_and_removed()
    {
        const string script = """
            const dir = args[0];
            $os.mkdirAll(dir + "/a/b", 0o755);
            $os.writeFile(dir + "/a/x.txt", "some text", 0o600);
            $os.writeFile(dir + "/a/b/y.bin", [1, 2, 3], 0o644);
            $os.truncate(dir + "/a/x.txt", 4);
            $os.rename(dir + "/a/x.txt", dir + "/a/z.txt");
            const seen = [];
            $filepath.walk(dir + "/a", (p, info, err) => { seen.push($filepath.rel(dir, p) + " " + info.isDir() + " " + (info.isDir() ? "" : info.size())); return null });
            const listed = $os.readDir(dir + "/a").map((e) => e.name() + e.isDir());
            const result = [toString($os.readFile(dir + "/a/z.txt")), $os.readFile(dir + "/a/b/y.bin"), listed, seen, $os.stat(dir + "/a/z.txt").size(), ($os.stat(dir + "/a/z.txt").mode() & 0o777).toString(8)];
            $os.remove(dir + "/a/z.txt");
            $os.removeAll(dir + "/a");
            $os.removeAll(dir + "/a");
            try { $os.remove(dir + "/a") } catch (e) { result.push(e.name) }
            try { $os.mkdir(dir + "/no/such", 0o755) } catch (e) { result.push(e.name) }
            return result
            """;
        (await LibraryScripts.EvaluateAsync(script, _folder)).ShouldBe(
            """["some",[1,2,3],["btrue","z.txtfalse"],["a true ","a/b true ","a/b/y.bin false 3","a/z.txt false 4"],4,"600","GoError","GoError"]""");
    }

    [Fact]
    public async Task A_walk_ends_with_the_error_that_the_script_returns_or_throws()
    {
        File.WriteAllText(Path.Combine(_folder, "a"), "");
        const string script = """
            const errors = [];
            try { $filepath.walkDir(args[0], () => { throw new Error("own") }) } catch (e) { errors.push(e.message) }
            $filepath.walk(args[0] + "/none", (p, info, err) => { errors.push(info, err !== null) });
            return errors
            """;
        (await LibraryScripts.EvaluateAsync(script, _folder)).ShouldBe("""["own",null,true]""");
    }

    [Fact]
    public async Task Nothing_leads_out_of_a_root()
    {
        var inside = Directory.CreateDirectory(Path.Combine(_folder, "root", "sub")).FullName;
        File.WriteAllText(Path.Combine(_folder, "secret.txt"), "secret");
        File.WriteAllText(Path.Combine(inside, "in.txt"), "in");
        File.CreateSymbolicLink(Path.Combine(_folder, "root", "out"), Path.Combine(_folder, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(_folder, "root", "up"), "../secret.txt");
        File.CreateSymbolicLink(Path.Combine(_folder, "root", "down"), "sub/in.txt");
        File.CreateSymbolicLink(Path.Combine(_folder, "root", "loop"), "loop");
        const string script = """
            const root = $os.openRoot(args[0] + "/root");
            const read = (name) => { try { return toString(root.open(name)) } catch (e) { return "refused" } };
            root.writeFile("new.txt", "new", 0o644);
            return ["sub/in.txt", "down", "sub/../down", "new.txt", "../secret.txt", "sub/../../secret.txt", args[0] + "/secret.txt", "out", "up", "loop", ""].map(read).concat(toString($os.openInRoot(args[0] + "/root", "down")))
            """;
        (await LibraryScripts.EvaluateAsync(script, _folder)).ShouldBe(
            """["in","in","in","new","refused","refused","refused","refused","refused","refused","refused","in"]""");
    }

    [Fact]
    public async Task Names_in_a_folder_are_plain()
    {
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "some text");
        const string script = """
            const fs = $os.dirFS(args[0]);
            const bad = ["../x", "/a.txt", "a/../a.txt", ""].map((n) => { try { fs.open(n); return n } catch (e) { return e.name } });
            return [toString(fs.open("a.txt"), 4), readerToString(fs.open("a.txt")), fs.readDir(".").map((e) => e.name()), fs.glob("*.txt"), bad]
            """;
        (await LibraryScripts.EvaluateAsync(script, _folder)).ShouldBe(
            """["some","some text",["a.txt"],["a.txt"],["GoError","GoError","GoError","GoError"]]""");
    }

    [Fact]
    public async Task A_template_is_read_again_when_its_file_has_changed()
    {
        var file = Path.Combine(_folder, "t.html");
        File.WriteAllText(file, "one {{.}}");
        const string script = """
            const render = () => $template.loadFiles(args[0]).render(1);
            const first = render();
            $os.writeFile(args[0], "another {{.}}", 0o644);
            return [first, render(), $template.loadFS($os.dirFS($filepath.dir(args[0])), "*.html").render("x")]
            """;
        (await LibraryScripts.EvaluateAsync(script, file)).ShouldBe("""["one 1","another 1","another x"]""");
    }
}
