using Holdall.Collections;
using Holdall.Fields;
using Holdall.Files;
using Holdall.Http;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Records;

/// <summary>Where the files of records go.</summary>
public sealed class RecordFilesTests
{
    [Fact]
    public async Task Without_a_plugin_for_them_records_take_no_files()
    {
        await using var engine = await TestEngine.OpenAsync();

        var error = await Should.ThrowAsync<ApiException>(() => SaveOneAsync(engine));

        error.Status.ShouldBe(400);
        error.Message.ShouldContain("files plugin is off");
        Directory.Exists(engine.Folder.File("storage")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_last_storage_that_was_registered_gets_them()
    {
        await using var engine = await TestEngine.OpenAsync(services => services.AddSingleton<IFileStorage>(new NoStorage())
            .AddSingleton(s => s.GetRequiredKeyedService<IFileStorage>(IFileStorage.Local)));

        var record = await SaveOneAsync(engine);

        File.ReadAllText(engine.Folder.File($"storage/{record.Collection.Id}/{record.Id}/a.txt")).ShouldBe("a");
    }

    [Fact]
    public async Task A_create_that_fails_leaves_no_folder_and_takes_no_file_of_another_record()
    {
        await using var engine = await TestEngine.OpenAsync(
            services => services.AddSingleton(s => s.GetRequiredKeyedService<IFileStorage>(IFileStorage.Local)));
        var first = await SaveOneAsync(engine);

        await Should.ThrowAsync<ApiException>(() => SaveOneAsync(engine, first.Id, "b.txt"));
        engine.Hooks.RecordCreateExecute.Use(async (e, next) =>
        {
            await next();
            throw new InvalidOperationException("too late");
        });
        await Should.ThrowAsync<InvalidOperationException>(() => SaveOneAsync(engine, "another00000000"));

        var storage = engine.Folder.File("storage");
        Directory.GetFileSystemEntries(storage, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(storage, path)).Order().ShouldBe(
            [first.Collection.Id, $"{first.Collection.Id}/{first.Id}", $"{first.Collection.Id}/{first.Id}/a.txt", $"{first.Collection.Id}/{first.Id}/a.txt.attrs"]);
    }

    private static async Task<Record> SaveOneAsync(TestEngine engine, string id, string name = "a.txt")
    {
        var record = new Record(engine.Collections.Get("docs")) { ["id"] = id, ["doc"] = name };
        record.Attach(new FileUpload { Field = "doc", StoredName = name, OriginalName = name, Size = 1, Open = () => new MemoryStream("a"u8.ToArray()) });
        await engine.Records.SaveAsync(record);
        return record;
    }

    private static async Task<Record> SaveOneAsync(TestEngine engine)
    {
        var docs = await engine.Collections.SaveAsync(Collection.NewBase("docs", [new FileField { Name = "doc" }]));
        var record = new Record(docs) { ["doc"] = "a.txt" };
        record.Attach(new FileUpload { Field = "doc", StoredName = "a.txt", OriginalName = "a.txt", Size = 1, Open = () => new MemoryStream("a"u8.ToArray()) });
        await engine.Records.SaveAsync(record);
        return record;
    }

    private sealed class NoStorage : IFileStorage
    {
        public Task SaveAsync(string key, Stream content, string? originalName, CancellationToken aborted) => throw new NotSupportedException();

        public Task<StoredFile?> OpenAsync(string key, CancellationToken aborted) => throw new NotSupportedException();

        public Task DeleteAsync(string key, CancellationToken aborted) => throw new NotSupportedException();

        public Task DeletePrefixAsync(string prefix, CancellationToken aborted) => throw new NotSupportedException();

        public IAsyncEnumerable<string> ListAsync(CancellationToken aborted) => throw new NotSupportedException();
    }
}
