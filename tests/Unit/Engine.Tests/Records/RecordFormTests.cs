using System.Text;
using Holdall.Collections;
using Holdall.Engine.Records;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Records;

public sealed class RecordFormTests
{
    private static readonly Collection Things = new()
    {
        Id = "pbc_1",
        Name = "things",
        Fields =
        [
            new TextField { Name = "id", PrimaryKey = true },
            new TextField { Name = "code", AutogeneratePattern = "[0-9]{3}" },
            new NumberField { Name = "total" },
            new SelectField { Name = "tags", MaxSelect = 5, Values = ["a", "b", "c"] },
            new SelectField { Name = "one", MaxSelect = 1, Values = ["a", "b"] },
            new FileField { Name = "docs", MaxSelect = 5 },
            new TextField { Name = "secret", Hidden = true },
            new AutodateField { Name = "created", OnCreate = true },
        ],
    };

    [Fact]
    public void Numbers_are_added_and_subtracted_after_they_are_set() =>
        Load(("total-", 1d), ("total+", "5"), ("total", 10d)).GetNumber("total").ShouldBe(14);

    [Fact]
    public void Lists_are_appended_prepended_and_removed_from()
    {
        Load(("tags", Tree("a", "b")), ("tags+", "c"), ("tags-", "a")).GetStrings("tags").ShouldBe(["b", "c"]);
        Load(("tags", "a"), ("+tags", Tree("b", "a"))).GetStrings("tags").ShouldBe(["b", "a"]);
    }

    [Fact]
    public void A_single_value_is_replaced_by_appending_and_kept_when_prepending()
    {
        Load(("one", "a"), ("one+", "b")).GetString("one").ShouldBe("b");
        Load(("one", "a"), ("+one", "b")).GetString("one").ShouldBe("a");
        Load(("one", "a"), ("one-", "a")).GetString("one").ShouldBe("");
    }

    [Fact]
    public void Text_is_completed_by_its_pattern() => Load(("code:autogenerate", "x-")).GetString("code").ShouldMatch("^x-[0-9]{3}$");

    [Fact]
    public void Unknown_keys_wrong_modifiers_and_dates_of_the_engine_are_left_out()
    {
        var record = Load(("nope", 1d), ("code+", "x"), ("total:each", 1d), ("created", "2020-01-01 00:00:00.000Z"));

        record.GetString("code").ShouldBe("");
        record.GetString("created").ShouldBe("");
    }

    [Fact]
    public void Hidden_fields_are_for_superusers()
    {
        Load(("secret", "x")).GetString("secret").ShouldBe("");
        Load(isSuperuser: true, [], ("secret", "x")).GetString("secret").ShouldBe("x");
    }

    [Fact]
    public void Files_come_after_the_names_that_are_kept_and_replace_those_that_are_not()
    {
        var stored = new Record(Things, [.. new Record(Things).Collection.Fields.Select(f => f.Name == "docs" ? (string[])["old1.txt", "old2.txt"] : f.Zero)]);
        RecordForm.Load(
            stored,
            new RequestBody { Values = new Dictionary<string, object?> { ["docs"] = "old2.txt" }, Files = [File("docs", "New One.txt")] },
            isSuperuser: false);

        stored.GetStrings("docs").Count.ShouldBe(2);
        stored.GetStrings("docs")[0].ShouldBe("old2.txt");
        stored.GetStrings("docs")[1].ShouldMatch(@"^new_one_[a-z0-9]{10}\.txt$");
        stored.Uploads.ShouldHaveSingleItem().OriginalName.ShouldBe("New One.txt");
    }

    [Fact]
    public void Rules_see_values_under_their_plain_names_and_other_keys_as_they_were_sent()
    {
        var body = new RequestBody
        {
            Values = new Dictionary<string, object?> { ["total+"] = "2", ["note"] = "x", ["secret"] = "s" },
            Files = [File("docs", "a.txt")],
        };
        var resolved = RecordForm.Load(new Record(Things), body, isSuperuser: false).Resolved();

        resolved["total"].ShouldBe(2d);
        resolved["note"].ShouldBe("x");
        resolved.ShouldNotContainKey("total+");
        resolved.ShouldNotContainKey("secret");
        resolved["docs"].ShouldBeOfType<List<object?>>().ShouldHaveSingleItem().ShouldBeOfType<FileUpload>();
    }

    [Fact]
    public void Modifiers_are_applied_to_a_row_that_others_have_changed()
    {
        var record = Row(10, "a");
        var form = RecordForm.Load(record, Body(("total+", 5d), ("total-", 1d), ("tags+", "b")), isSuperuser: false);
        form.Modifiers.TakeOver(record, Row(100, "c")).ShouldBeTrue();
        (record.GetNumber("total"), string.Join(' ', record.GetStrings("tags"))).ShouldBe((104, "c b"));
        form.Modifiers.TakeOver(record, Row(200, "a")).ShouldBeTrue();
        (record.GetNumber("total"), string.Join(' ', record.GetStrings("tags"))).ShouldBe((204, "a b"));
        form.Modifiers.TakeOver(record, Row(200, "a")).ShouldBeFalse();
    }

    [Fact]
    public void A_modifier_that_changed_nothing_may_change_something_later()
    {
        var record = Row(1, "a");
        var form = RecordForm.Load(record, Body(("tags+", "a")), isSuperuser: false);
        form.Modifiers.TakeOver(record, Row(1, "b"));
        record.GetStrings("tags").ShouldBe(["b", "a"]);
    }

    [Fact]
    public void A_field_that_is_set_or_that_a_hook_has_set_does_not_follow_the_row()
    {
        var record = Row(1, "a");
        var form = RecordForm.Load(record, Body(("total", 5d), ("total+", 1d), ("tags+", "b")), isSuperuser: false);
        record["tags"] = Tree("c");
        form.Modifiers.TakeOver(record, Row(100, "a"));
        (record.GetNumber("total"), string.Join(' ', record.GetStrings("tags"))).ShouldBe((6, "c"));
    }

    [Fact]
    public void What_rules_see_of_many_files_is_made_once_and_not_for_each_of_them()
    {
        var few = AllocatedByResolving(250);
        AllocatedByResolving(1000).ShouldBeLessThan(few * 6);
    }

    [Fact]
    public void Each_file_is_looked_at_once()
    {
        var opened = 0;
        RecordForm.Load(new Record(Albums), Files(1000, () => opened++), isSuperuser: false);
        opened.ShouldBe(1000);
    }

    [Fact]
    public void Nothing_is_done_for_a_client_that_has_gone()
    {
        var opened = 0;
        Should.Throw<OperationCanceledException>(
            () => RecordForm.Load(new Record(Albums), Files(5, () => opened++), isSuperuser: false, new CancellationToken(canceled: true)));
        opened.ShouldBe(0);
    }

    [Fact]
    public void Of_several_files_for_a_single_field_only_the_last_is_taken()
    {
        var album = new Collection
        {
            Id = "pbc_3",
            Name = "single",
            Fields = [new TextField { Name = "id", PrimaryKey = true }, new FileField { Name = "docs", MaxSelect = 1 }],
        };
        var record = new Record(album);
        RecordForm.Load(
            record,
            new RequestBody { Values = new Dictionary<string, object?>(), Files = [File("docs", "first.txt"), File("docs", "last.txt")] },
            isSuperuser: false);
        record.Uploads.ShouldHaveSingleItem().OriginalName.ShouldBe("last.txt");
    }

    [Fact]
    public void A_file_under_a_key_that_removes_is_left_out()
    {
        var record = new Record(Things);
        RecordForm.Load(record, new RequestBody { Values = new Dictionary<string, object?>(), Files = [File("docs-", "a.txt")] }, isSuperuser: false);
        record.Uploads.ShouldBeEmpty();
    }

    private static readonly Collection Albums = new()
    {
        Id = "pbc_2",
        Name = "albums",
        Fields = [new TextField { Name = "id", PrimaryKey = true }, new FileField { Name = "docs", MaxSelect = 5000 }],
    };

    private static long AllocatedByResolving(int files)
    {
        var form = RecordForm.Load(new Record(Albums), Files(files, () => { }), isSuperuser: false);
        form.Resolved();
        var before = GC.GetAllocatedBytesForCurrentThread();
        form.Resolved();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static RequestBody Files(int count, Action onOpen)
    {
        var file = File("docs", "a.txt");
        var counted = file with
        {
            Open = () =>
            {
                onOpen();
                return file.Open();
            },
        };
        return new RequestBody { Values = new Dictionary<string, object?>(), Files = [.. Enumerable.Repeat(counted, count)] };
    }

    private static Record Row(double total, string tag) =>
        new(Things, [.. Things.Fields.Select(f => f.Name switch { "total" => total, "tags" => (string[])[tag], _ => f.Zero })]);

    private static RequestBody Body(params (string Key, object? Value)[] values) =>
        new() { Values = values.ToDictionary(v => v.Key, v => v.Value), Files = [] };

    private static Record Load(params (string Key, object? Value)[] values) => Load(isSuperuser: false, [], values);

    private static Record Load(bool isSuperuser, IReadOnlyList<UploadedFile> files, params (string Key, object? Value)[] values)
    {
        var record = new Record(Things);
        RecordForm.Load(record, new RequestBody { Values = values.ToDictionary(v => v.Key, v => v.Value), Files = files }, isSuperuser);
        return record;
    }

    private static List<object?> Tree(params string[] items) => [.. items];

    private static UploadedFile File(string key, string name) =>
        new() { Key = key, FileName = name, Size = 5, Open = () => new MemoryStream(Encoding.UTF8.GetBytes("hello")) };
}
