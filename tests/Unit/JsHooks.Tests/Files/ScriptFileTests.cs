using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Tests.Files;

public sealed class ScriptFileTests
{
    private readonly Scripts _scripts = new([Scripts.Taker.Table, ScriptFile.Table, FileReader.Table]);

    [Fact]
    public async Task A_file_that_is_not_saved_yet_can_be_given_another_name()
    {
        var record = RecordWith("a.txt", "b.txt");

        await _scripts.RunAsync("(out, files) => { files[0].name = 'first.txt'; files[0].name = 'c.txt'; files[1].originalName = 'B.txt' }", RecordValues.UnsavedFiles(record, "docs"));

        record.GetStrings("docs").ShouldBe(["c.txt", "b.txt"]);
        record.Uploads.Select(upload => (upload.StoredName, upload.OriginalName)).ShouldBe([("c.txt", "a.txt"), ("b.txt", "B.txt")]);
        RecordValues.UnsavedFiles(record, "docs").Select(file => file.Name).ShouldBe(["c.txt", "b.txt"]);
    }

    private static Record RecordWith(params string[] names)
    {
        var record = new Record(new Collection { Id = "c1", Name = "posts", Type = "base", Fields = [new FileField { Id = "f1", Name = "docs", MaxSelect = 9 }] });
        record["docs"] = names;
        foreach (var name in names)
            record.Attach(new FileUpload { Field = "docs", StoredName = name, OriginalName = name, Size = 1, Open = () => new MemoryStream([65]) });
        return record;
    }
}
