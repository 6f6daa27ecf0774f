using System.Text;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Tests.Fields.Validation;

public sealed class FileRulesTests : IDisposable
{
    private static readonly FileField One = new() { Name = "f", MaxSelect = 1 };
    private static readonly FileField Many = new() { Name = "f", MaxSelect = 2 };

    private readonly RecordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Name_that_is_not_stored_is_refused()
    {
        var error = _bench.Check(Many, new[] { "a.txt", "b.txt" })!;
        error.Code.ShouldBe("validation_invalid_file");
        error.Message.ShouldBe("Invalid new files: [a.txt b.txt].");
        error.Parameters!["invalidFiles"].ShouldBe(new List<string> { "a.txt", "b.txt" });
    }

    [Fact]
    public void Long_invalid_names_are_cut()
    {
        var names = (List<string>)_bench.Check(One, new string('é', 300))!.Parameters!["invalidFiles"]!;
        names.ShouldHaveSingleItem().ShouldBe(new string('é', 125));
    }

    [Fact]
    public void Stored_names_stay_valid_and_may_be_left_out()
    {
        var record = RecordBench.Stored(Many, new[] { "a.txt", "b.txt" });
        _bench.Validate(record).Any.ShouldBeFalse();
        record["f"] = "b.txt";
        _bench.Validate(record).Any.ShouldBeFalse();
        record["f"] = new[] { "b.txt", "c.txt" };
        _bench.Validate(record).Find("f")!.Message.ShouldBe("Invalid new files: [c.txt].");
    }

    [Fact]
    public void Upload_may_replace_a_file() => Upload(One, "new.txt", "hello").Any.ShouldBeFalse();

    [Fact]
    public void Required_file_is_missing() => _bench.Check(One with { Required = true }, null).ShouldBe(FieldError.Required);

    [Fact]
    public void Existing_files_and_uploads_count_together()
    {
        var record = RecordBench.Stored(Many, new[] { "a.txt", "b.txt" });
        record.Attach(Some("c.txt", "c"));
        record["f"] = new[] { "a.txt", "b.txt", "c.txt" };
        _bench.Validate(record).Find("f")!.Message.ShouldBe("The maximum allowed files is 2.");
    }

    [Theory]
    [InlineData(".hidden", "validation_match_invalid")]
    [InlineData("a/b", "validation_match_invalid")]
    [InlineData("a\\b", "validation_match_invalid")]
    [InlineData("x", "validation_match_invalid")]
    public void Stored_name_must_be_harmless(string name, string code) => Upload(One, name, "x").Find("f")!.Code.ShouldBe(code);

    [Fact]
    public void Stored_name_has_at_most_150_bytes()
    {
        Upload(One, new string('x', 150), "x").Any.ShouldBeFalse();
        Upload(One, new string('x', 151), "x").Find("f")!.Message.ShouldBe("the length must be between 1 and 150");
    }

    [Fact]
    public void Size_limit_names_the_file_of_the_client()
    {
        var error = Upload(One with { MaxSize = 10 }, "stored.txt", "12345678901").Find("f")!;
        error.Code.ShouldBe("validation_file_size_limit");
        error.Message.ShouldBe("Failed to upload client.txt - the maximum allowed file size is 10 bytes.");
        error.Parameters!["file"].ShouldBe("client.txt");
        error.Parameters!["maxSize"].ShouldBe(10L);
    }

    [Fact]
    public void Type_is_told_from_the_content()
    {
        var field = One with { MimeTypes = ["image/png", "image/svg+xml"] };
        var error = Upload(field, "stored.png", "plain text").Find("f")!;
        error.Code.ShouldBe("validation_invalid_mime_type");
        error.Message.ShouldBe("\"stored.png\" mime type must be one of: image/png, image/svg+xml.");
        error.Parameters.ShouldBeNull();
        Upload(field, "stored.txt", "\u0089PNG\r\n\u001A\n").Any.ShouldBeFalse();
        Upload(One with { MimeTypes = ["text/plain"] }, "stored.txt", "text").Any.ShouldBeFalse();
    }

    private static FileUpload Some(string name, string content)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        return new FileUpload { Field = "f", StoredName = name, OriginalName = "client.txt", Size = bytes.Length, Open = () => new MemoryStream(bytes) };
    }

    private FieldErrors Upload(FileField field, string name, string content)
    {
        var record = RecordBench.With(field, name);
        record.Attach(Some(name, content));
        return _bench.Validate(record);
    }
}
