using Holdall.Collections;
using Holdall.Engine.Records;
using Holdall.Fields;
using Holdall.Files;
using Holdall.Http;
using Holdall.Records;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Records;

/// <summary>Uploads that come before their record, of a plugin that somebody else might have written.</summary>
public sealed class UploadReferencesTests
{
    private static readonly Collection Docs = Collection.NewBase(
        "docs", [new FileField { Name = "doc" }, new FileField { Name = "more", MaxSelect = 9 }, new TextField { Name = "title" }]);

    private readonly Cupboard _cupboard = new();

    [Fact]
    public async Task A_body_without_references_stays_the_same_object()
    {
        var body = Body(("doc", "a.txt"), ("more", new List<object?> { "b.txt" }), ("title", "upload:one"), ("other", "upload:one"), ("more-", "upload:one"));

        (await ResolveAsync(body)).ShouldBeSameAs(body);
        (await new UploadReferences().ResolveAsync(Request(), Body(("doc", "upload:one")))).Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task References_become_files_under_their_key_and_names_stay()
    {
        var resolved = await ResolveAsync(
            Body(("doc", "upload:one"), ("more", new List<object?> { "b.txt", "upload:two", "upload:unknown", "upload:two" }), ("more+", "[\"upload:one\"]")));

        resolved.Values.Keys.ShouldBe(["more"]);
        resolved.Values["more"].ShouldBe(new List<object?> { "b.txt", "upload:unknown" });
        resolved.Files.Select(file => (file.Key, file.FileName)).ShouldBe([("doc", "one.txt"), ("more", "two.txt"), ("more+", "one.txt")]);
    }

    [Theory]
    [InlineData(false, "PUT")]
    [InlineData(true, "COPY")]
    public async Task It_is_stored_or_copied_and_goes_once_the_record_is_there(bool copies, string how)
    {
        _cupboard.Copies = copies;
        await using var engine = await TestEngine.OpenAsync(services => services.AddSingleton<IFileStorage>(_cupboard));
        var docs = await engine.Collections.SaveAsync(Docs);
        var refused = new Record(docs) { ["id"] = "not valid!" };
        await AttachAsync(refused);
        await Should.ThrowAsync<ApiException>(() => engine.Records.SaveAsync(refused));
        _cupboard.Log.ShouldBeEmpty();

        var record = new Record(docs);
        await AttachAsync(record);
        await engine.Records.SaveAsync(record);

        _cupboard.Log.ShouldBe(["TAKE one", $"{how} {docs.Id}/{record.Id}/{record.GetString("doc")}", "REMOVE one"]);
    }

    [Fact]
    public async Task A_transaction_that_fails_keeps_it_for_the_next_try()
    {
        await using var engine = await TestEngine.OpenAsync(services => services.AddSingleton<IFileStorage>(_cupboard));
        var record = new Record(await engine.Collections.SaveAsync(Docs));
        await AttachAsync(record);

        await Should.ThrowAsync<InvalidOperationException>(() => engine.Get<ITransactions>().RunAsync(async () =>
        {
            await engine.Records.SaveAsync(record);
            throw new InvalidOperationException();
        }));

        // At last the folder that was made for it.
        _cupboard.Log.Select(entry => entry.Split(' ')[0]).ShouldBe(["TAKE", "PUT", "DELETE", "RELEASE", "DELETE"]);
        _cupboard.Log[^1].ShouldBe($"DELETE {record.Collection.Id}/{record.Id}");
    }

    [Fact]
    public async Task One_that_somebody_else_has_taken_is_refused_and_left_alone()
    {
        await using var engine = await TestEngine.OpenAsync(services => services.AddSingleton<IFileStorage>(_cupboard));
        var record = new Record(await engine.Collections.SaveAsync(Docs));
        await AttachAsync(record);
        _cupboard.IsTaken = true;

        var refused = await Should.ThrowAsync<ApiException>(() => engine.Records.SaveAsync(record));

        refused.Status.ShouldBe(400);
        _cupboard.Log.ShouldNotContain(entry => entry.StartsWith("PUT") || entry.StartsWith("REMOVE"));
        engine.Records.Find("docs", record.Id).ShouldBeNull();
    }

    private static RequestBody Body(params (string Key, object? Value)[] values) =>
        new() { Values = values.ToDictionary(pair => pair.Key, pair => pair.Value), Files = [] };

    private static FakeRequest Request() => new() { Collection = Docs };

    private ValueTask<RequestBody> ResolveAsync(RequestBody body) => new UploadReferences(_cupboard).ResolveAsync(Request(), body);

    private async Task AttachAsync(Record record) => RecordForm.Load(record, await ResolveAsync(Body(("doc", "upload:one"))), isSuperuser: false);

    private sealed class Cupboard : IStagedUploads, IFileStorage
    {
        public bool Copies { get; set; }

        public bool IsTaken { get; set; }

        public List<string> Log { get; } = [];

        public ValueTask<UploadedFile?> FindAsync(RequestContext request, FileField field, string id)
        {
            if (id is not ("one" or "two")) return default;
            return ValueTask.FromResult<UploadedFile?>(new UploadedFile
            {
                Key = field.Name,
                FileName = id + ".txt",
                Size = 1,
                Open = () => new MemoryStream("a"u8.ToArray()),
                Staged = new Drawer(this, id),
            });
        }

        public Task SaveAsync(string key, Stream content, string? originalName, CancellationToken aborted = default) => Note("PUT " + key);

        public Task<StoredFile?> OpenAsync(string key, CancellationToken aborted = default) => Task.FromResult<StoredFile?>(null);

        public Task DeleteAsync(string key, CancellationToken aborted = default) => Note("DELETE " + key);

        public Task DeletePrefixAsync(string prefix, CancellationToken aborted = default) => Task.CompletedTask;

        public IAsyncEnumerable<string> ListAsync(CancellationToken aborted = default) => AsyncEnumerable.Empty<string>();

        public Task Note(string entry)
        {
            Log.Add(entry);
            return Task.CompletedTask;
        }
    }

    private sealed class Drawer(Cupboard cupboard, string id) : IStagedUpload
    {
        public async ValueTask<bool> TryTakeAsync(CancellationToken aborted = default)
        {
            if (!cupboard.IsTaken) await cupboard.Note("TAKE " + id);
            return !cupboard.IsTaken;
        }

        public async Task<bool> CopyAsync(string key, CancellationToken aborted = default)
        {
            if (cupboard.Copies) await cupboard.Note("COPY " + key);
            return cupboard.Copies;
        }

        public Task RemoveAsync() => cupboard.Note("REMOVE " + id);

        public async ValueTask ReleaseAsync() => await cupboard.Note("RELEASE " + id);
    }
}
