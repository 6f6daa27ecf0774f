using System.Text.Json;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;
using Holdall.Settings;
using Holdall.TestKit.S3;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Files by key in scripts, wherever they are stored.</summary>
public sealed class FilesystemScriptTests : IAsyncLifetime
{
    private const string Script = """
        routerAdd("POST", "/try/{kind}", (e) => {
            const o = e.requestInfo().body
            const open = {
                s3: () => $filesystem.s3(o.bucket, o.region, o.endpoint, o.key, o.secret, true),
                local: () => $filesystem.local($app.dataDir() + "/../own"),
                backups: () => $app.newBackupsFilesystem(),
                records: () => $app.newFilesystem(),
            }
            const fs = open[e.request.pathValue("kind")]()
            try {
                return e.json(200, eval("(fs, o) => {" + o.run + "}")(fs, o))
            } catch (err) {
                return e.json(200, "thrown: " + (err.message || err))
            } finally {
                fs.close()
            }
        })
        """;

    private S3Server _s3 = null!;
    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _s3 = await S3Server.StartAsync();
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _s3.DisposeAsync();
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("local")]
    [InlineData("backups")]
    [InlineData("records")]
    public async Task Files_are_stored_read_listed_copied_and_deleted(string kind)
    {
        const string run = """
            fs.upload("some text", "a/b.txt")
            fs.uploadFile($filesystem.fileFromBytes("{}", "My data.json"), "a/c.json")
            fs.copy("a/c.json", "ab.json")
            const told = fs.attributes("a/c.json")
            const reader = fs.getReader("a/b.txt")
            const seen = [toString(reader), reader.size(), reader.contentType(), told.contentType, told.size, told.metadata, fs.exists("a/b.txt"), fs.exists("a/x")]
            reader.close()
            const again = fs.getReuploadableFile("ab.json", true)
            seen.push(again.name, again.originalName, fs.list("a").map((f) => f.key + f.size), fs.list("a/").length, fs.isEmptyDir("a"), fs.isEmptyDir("none"))
            fs.deletePrefix("a/")
            seen.push(fs.list("").map((f) => f.key))
            fs.delete("ab.json")
            try { fs.delete("ab.json") } catch (err) { seen.push(err.name) }
            return seen
            """;
        (await TryAsync(kind, run)).ShouldBe(
            """["some text",9,"text/plain; charset=utf-8","application/json",2,{"original-filename":"My data.json"},true,false,"""
            + """ "ab.json","My data.json",["a/b.txt9","a/c.json2","ab.json2"],2,false,true,["ab.json"],"GoError"]""".TrimStart());
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("local")]
    public async Task Files_are_written_piece_by_piece_and_handlers_take_part(string kind)
    {
        const string run = """
            const seen = []
            const writer = fs.newWriter("w/a.txt", { metadata: { "original-filename": "My notes.txt" } })
            seen.push(writer.write("one "), writer.writeString("two"), fs.exists("w/a.txt"))
            writer.close()
            writer.close()
            const reader = fs.getReader("w/a.txt")
            seen.push(toString(reader), fs.attributes("w/a.txt").metadata)
            reader.close()
            fs.onNewWriter().bindFunc((e) => {
                const before = e.fileKey + " " + !!e.writer
                e.fileKey = "moved/" + e.fileKey
                e.next()
                seen.push(before + " " + !!e.writer)
            })
            fs.upload("x", "b.txt")
            fs.copy("w/a.txt", "c.keep")
            const id = fs.onDelete().bind({ func: (e) => { if (e.fileKey.endsWith(".keep")) throw new Error("kept"); e.next() } })
            seen.push(fs.deletePrefix("moved/").length, fs.list("").map((f) => f.key), fs.attributes("moved/c.keep").metadata)
            fs.onDelete().unbind(id)
            seen.push(fs.deletePrefix("moved/").length + fs.deletePrefix("w/").length, fs.isEmptyDir(""))
            return seen
            """;
        (await TryAsync(kind, run)).ShouldBe(
            """[4,3,false,"one two",{"original-filename":"My notes.txt"},"b.txt false true","c.keep false true",1,["moved/c.keep","w/a.txt"],"""
            + """ {"original-filename":"My notes.txt"},0,true]""".TrimStart());
    }

    [Theory]
    [InlineData("fs.newWriter('a', { contentType: 'text/x' })", "not supported: contentType")]
    [InlineData("const w = fs.newWriter('a', { contentMD5: [1, 2] }); w.write('x'); w.close()", "another MD5")]
    [InlineData("const w = fs.newWriter('a', { contentMD5: 'text' }); w.write('x'); w.close()", "must be the bytes")]
    [InlineData("fs.onNewWriter().bindFunc((e) => {}); fs.upload('x', 'a')", "no handler has made a writer")]
    [InlineData("fs.onDelete().bindFunc('text')", "must be a function")]
    public async Task What_can_not_be_written_says_why(string run, string why)
    {
        (await TryAsync("local", run)).ShouldContain(why);
        (await TryAsync("local", "return fs.exists('a')")).ShouldBe("false");
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("local")]
    public async Task Thumbs_are_made_of_images(string kind)
    {
        const string run = """
            fs.upload($os.readFile(o.picture), "big.png")
            fs.createThumb("big.png", "thumbs/small.png", "20x10")
            fs.upload("no image", "text.txt")
            const fails = (run) => { try { run(); return "" } catch (err) { return err.name + " " + err.message } }
            return [
                fs.attributes("thumbs/small.png").contentType,
                $filesystem.local(o.out).upload(toBytes(fs.getReader("thumbs/small.png")), "small.png"),
                fails(() => fs.createThumb("big.png", "x.png", "none")),
                fails(() => fs.createThumb("text.txt", "x.png", "20x10")).slice(0, 30),
                fails(() => fs.createThumb("nothing.png", "x.png", "20x10")),
                fs.exists("x.png"),
            ]
            """;
        (await TryAsync(kind, run)).ShouldBe(
            """["image/png",null,"GoError \"none\" is no size of a thumb. (Parameter 'size')","GoError The image can't be rea","""
            + """ "GoError blob (key \"nothing.png\") not found",false]""".TrimStart());
        using var image = SKBitmap.Decode(Path.Combine(Folder, "out", "small.png"));
        (image.Width, image.Height).ShouldBe((20, 10));
    }

    [Theory]
    [InlineData("fs.upload('x', '../out.txt')")]
    [InlineData("fs.upload('x', 'a/../../out.txt')")]
    [InlineData("fs.upload('x', '..')")]
    public async Task No_key_leads_out(string run)
    {
        await TryAsync("local", run);

        Directory.GetFiles(Folder, "out*", SearchOption.AllDirectories).ShouldAllBe(file => file.StartsWith(Path.Combine(Folder, "own"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("o.bucket = ''", "bucket.Bucket")]
    [InlineData("o.endpoint = ''", "bucket.Endpoint")]
    public async Task A_bucket_needs_a_name_and_an_address(string change, string named) => (await TryAsync(
        "local", change + "; return $filesystem.s3(o.bucket, o.region, o.endpoint, o.key, o.secret)")).ShouldContain(named);

    [Fact]
    public async Task A_wrong_secret_and_a_store_that_is_not_there_are_errors()
    {
        (await TryAsync("local", "return $filesystem.s3(o.bucket, o.region, o.endpoint, o.key, 'wrong', true).list('')")).ShouldStartWith("\"thrown: ");
        (await TryAsync("local", "return $filesystem.s3(o.bucket, o.region, 'http://127.0.0.1:1', o.key, o.secret, true).list('')")).ShouldStartWith("\"thrown: ");
    }

    [Fact]
    public async Task Backups_in_a_bucket_are_its_files()
    {
        var settings = _app.Services.GetRequiredService<ISettings>();
        await settings.SaveAsync(settings.Current with { Backups = settings.Current.Backups with { S3 = _s3.Settings } });

        (await TryAsync("backups", "fs.upload('x', 'note.txt'); return fs.list('').map((f) => f.key)")).ShouldBe("""["note.txt"]""");

        _s3.Keys.ShouldBe(["note.txt"]);
    }

    private string Folder => Path.GetDirectoryName(_app.HooksFolder)!;

    private async Task<string> TryAsync(string kind, string run)
    {
        var picture = Path.Combine(Folder, "picture.png");
        using (var pixels = new SKBitmap(200, 100))
        using (var file = File.Create(picture)) pixels.Encode(file, SKEncodedImageFormat.Png, 100);
        var s3 = _s3.Settings;
        var answer = await _app.Guest.PostAsync("/try/" + kind, new
        {
            bucket = s3.Bucket,
            region = s3.Region,
            endpoint = s3.Endpoint,
            key = s3.AccessKey,
            secret = s3.Secret,
            picture,
            @out = Path.Combine(Folder, "out"),
            run,
        });
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Text.TrimEnd();
    }
}
