using Holdall.Collections;
using Holdall.Fields;
using Record = Holdall.Records.Record;

namespace Holdall.Tests.Records;

public sealed class RecordTests
{
    private static readonly Collection Posts = new()
    {
        Name = "posts",
        Fields = FieldList.Create([new TextField { Name = "id" }, new TextField { Name = "title" }]),
    };

    [Fact]
    public void A_save_does_not_change_what_a_record_was_read_with()
    {
        var record = Read();
        record["title"] = "b";
        record.MarkStored();
        (record.GetOriginal("title"), record.HasChanged("title")).ShouldBe(("a", true));
        record["title"] = "c";
        record.MarkStored();
        record.GetOriginal("title").ShouldBe("a");
        record["title"] = "a";
        record.HasChanged("title").ShouldBeFalse();
    }

    [Fact]
    public void A_copy_has_the_values_of_fields_as_if_just_read()
    {
        var record = Read();
        record["title"] = "b";
        record["extra"] = 1;
        record.Hide("title");

        var copy = record.Copy();
        record["title"] = "c";

        (copy.GetString("title"), copy["extra"], copy.IsNew, copy.HasChanged("title")).ShouldBe(("b", null, false, false));
        copy.ShownOf(Posts.Fields.Find("title")!).ShouldBeNull();
    }

    [Fact]
    public void What_is_unsaved_is_what_a_save_would_change()
    {
        var record = Read();
        record.IsUnsaved("title").ShouldBeFalse();
        record["title"] = "b";
        (record.GetStored("title"), record.IsUnsaved("title")).ShouldBe(("a", true));
        record.MarkStored();
        (record.GetStored("title"), record.IsUnsaved("title")).ShouldBe(("b", false));
        record["title"] = "c";
        (record.GetStored("title"), record.IsUnsaved("title")).ShouldBe(("b", true));
    }

    [Fact]
    public void A_record_that_was_made_new_was_read_with_nothing()
    {
        var record = new Record(Posts) { ["id"] = "x", ["title"] = "a" };
        (record.GetOriginal("title"), record.GetStored("title")).ShouldBe(("", ""));
        record.MarkStored();
        (record.GetOriginal("title"), record.GetStored("title")).ShouldBe(("", "a"));
        record["title"] = "b";
        (record.GetOriginal("title"), record.GetStored("title"), record.IsUnsaved("id")).ShouldBe(("", "a", false));
    }

    [Fact]
    public void What_others_have_stored_is_taken_over_where_nothing_was_changed()
    {
        var record = new Record(Posts, ["x", "a"]);
        record.TakeOver(new Record(Posts, ["x", "a"])).ShouldBeFalse();
        record.TakeOver(new Record(Posts, ["x", "theirs"])).ShouldBeTrue();
        (record["title"], record.GetOriginal("title"), record.IsUnsaved("title")).ShouldBe(("theirs", "theirs", false));
        record["title"] = "mine";
        record.TakeOver(new Record(Posts, ["x", "theirs again"])).ShouldBeTrue();
        (record["title"], record.GetOriginal("title"), record.GetStored("title"), record.IsUnsaved("title")).ShouldBe(
            ("mine", "theirs again", "theirs again", true));
        record.TakeOver(new Record(Posts, ["x", "mine"])).ShouldBeTrue();
        record.IsUnsaved("title").ShouldBeFalse();
    }

    private static Record Read() => new(Posts, ["x", "a"]);
}
