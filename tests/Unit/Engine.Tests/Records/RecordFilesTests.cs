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
