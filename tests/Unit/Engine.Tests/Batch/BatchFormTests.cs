using Holdall.Batch;
using Holdall.Engine.Batch;
using Holdall.Http;
using Holdall.TestKit.Fakes;

namespace Holdall.Engine.Tests.Batch;

public sealed class BatchFormTests
{
    private static readonly Dictionary<string, object?> Item = new() { ["Method"] = "POST", ["url"] = "/x", ["headers"] = null, ["unknown"] = 1d };

    [Fact]
    public async Task Members_are_known_in_any_letter_case_and_may_be_absent()
    {
        var item = (await ReadAsync(Item)).ShouldHaveSingleItem();
        (item.Method, item.Url, item.Headers.Count, item.Body.Count).ShouldBe(("POST", "/x", 0, 0));
        (await BatchForm.ReadAsync(new FakeRequest().With("requests", null))).ShouldBeEmpty();
        (await BatchForm.ReadAsync(new FakeRequest())).ShouldBeEmpty();
    }

    public static TheoryData<object?> Unreadable =>
    [
        "text", new List<object?> { null }, new List<object?> { "x" }, new List<object?> { With("body", new List<object?>()) },
        new List<object?> { With("headers", "x") },
        new List<object?> { With("headers", new Dictionary<string, object?> { ["a"] = 1d }) }, new List<object?> { With("url", 1d) },
    ];

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_type_anywhere_is_unreadable(object? requests) =>
        (await Should.ThrowAsync<ApiException>(
            () => BatchForm.ReadAsync(new FakeRequest().With("requests", requests)))).Message.ShouldBe("Failed to read the submitted batch data.");

    [Fact]
    public async Task A_url_encoded_body_is_unreadable()
    {
        var request = new FakeRequest().With("requests", new List<object?> { Item });
        request.Http.Request.ContentType = "application/x-www-form-urlencoded";
        await Should.ThrowAsync<ApiException>(() => BatchForm.ReadAsync(request));
    }

    [Fact]
    public async Task Files_become_values_of_their_item()
    {
        var request = new FakeRequest().With(
            "requests", new List<object?> { Item, With("body", new Dictionary<string, object?> { ["docs"] = "old.txt", ["title"] = "x" }) });
        foreach (var key in (string[])["requests.0.docs+", "requests[1].docs", "requests.1.docs", "requests.2.docs", "requests.x.docs", "requests.0.", "docs"])
            request.Files.Add(new UploadedFile { Key = key, FileName = key + ".txt", Size = 0, Open = () => new MemoryStream() });
        var items = await BatchForm.ReadAsync(request);
        items[0].Body.Keys.ShouldBe(["docs+"]);
        var docs = items[1].Body["docs"].ShouldBeOfType<List<object?>>();
        docs[0].ShouldBe("old.txt");
        docs.Skip(1).Select(file => file.ShouldBeOfType<UploadedFile>().Key).ShouldBe(["docs", "docs"]);
        items[1].Body["title"].ShouldBe("x");
    }

    [Fact]
    public void All_items_are_checked_and_reported_together()
    {
        var none = new Dictionary<string, string>();
        var body = new Dictionary<string, object?>();
        BatchItem[] items =
        [
            new() { Method = "", Url = "/a", Headers = none, Body = body },
            new() { Method = "post", Url = new string('x', 2001), Headers = none, Body = body },
            new() { Method = "GET", Url = "", Headers = none, Body = body },
        ];
        var error = Should.Throw<ApiException>(() => BatchValidator.Validate(items, 3));
        error.Message.ShouldBe("Invalid batch request data.");
        Code("requests.0.method").ShouldBe("validation_required");
        Code("requests.1.method").ShouldBe("validation_in_invalid");
        Code("requests.1.url").ShouldBe("validation_length_too_long");
        Code("requests.2.url").ShouldBe("validation_required");
        Code("requests.0.url").ShouldBeNull();

        string? Code(string path) => error.Errors.Find(path)?.Code;
    }

    [Fact]
    public void No_items_and_too_many_are_refused()
    {
        Should.Throw<ApiException>(() => BatchValidator.Validate([], 3)).Errors.Find("requests").ShouldBe(FieldError.Required);
        var item = new BatchItem { Method = "POST", Url = "/x", Headers = new Dictionary<string, string>(), Body = new Dictionary<string, object?>() };
        Should.Throw<ApiException>(
            () => BatchValidator.Validate([item, item], 1)).Errors.Find("requests")!.Message.ShouldBe("the length must be no more than 1");
    }

    private static Task<List<BatchItem>> ReadAsync(params object?[] items) => BatchForm.ReadAsync(new FakeRequest().With("requests", items.ToList()));

    private static Dictionary<string, object?> With(string key, object? value) => new(Item) { [key] = value };
}
