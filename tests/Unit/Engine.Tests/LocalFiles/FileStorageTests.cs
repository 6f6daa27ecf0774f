using System.Text;
using Holdall.Files;

namespace Holdall.Engine.Tests.LocalFiles;

/// <summary>What every storage of files does, wherever it keeps them.</summary>
public abstract class FileStorageTests
{
    /// <summary>The storage under test; empty at the start of a test.</summary>
    protected abstract IFileStorage Storage { get; }

    protected static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stored_file_comes_back_with_its_type_and_size()
    {
        await SaveAsync("col/rec/a.txt", "hello");

        await using var file = (await Storage.OpenAsync("col/rec/a.txt", Aborted))!;

        file.Size.ShouldBe(5);
        file.ContentType.ShouldBe("text/plain; charset=utf-8");
        (await TextAsync(file)).ShouldBe("hello");
        file.Content.Position = 1;
        (await TextAsync(file)).ShouldBe("ello");
    }

    [Fact]
    public async Task The_type_is_told_from_the_content_not_from_the_name()
    {
        await SaveAsync("col/rec/a.txt", "\u0089PNG\r\n\u001a\n", Encoding.Latin1);

        (await TypeAsync("col/rec/a.txt")).ShouldBe("image/png");
    }

    [Fact]
    public async Task Storing_again_replaces_the_file()
    {
        await SaveAsync("col/rec/a.txt", "one");
        await SaveAsync("col/rec/a.txt", "{\"two\":2}");

        (await TextAsync("col/rec/a.txt")).ShouldBe("{\"two\":2}");
        (await TypeAsync("col/rec/a.txt")).ShouldBe("application/json");
    }

    [Fact]
    public async Task A_file_larger_than_any_buffer_survives()
    {
        var text = string.Concat(Enumerable.Range(0, 50000).Select(i => $"line {i}\n"));
        await SaveAsync("col/rec/big.txt", text);

        (await TextAsync("col/rec/big.txt")).ShouldBe(text);
    }

    [Fact]
    public async Task What_was_not_stored_is_not_there()
    {
        (await Storage.OpenAsync("col/rec/none.txt", Aborted)).ShouldBeNull();
        await SaveAsync("col/rec/a.txt", "a");
        (await Storage.OpenAsync("col/rec", Aborted)).ShouldBeNull();
        (await Storage.OpenAsync("col/rec/a.txt/b", Aborted)).ShouldBeNull();
    }

    [Fact]
    public async Task A_deleted_file_is_gone_and_may_be_deleted_again()
    {
        await SaveAsync("col/rec/a.txt", "a");

        await Storage.DeleteAsync("col/rec/a.txt", Aborted);
        await Storage.DeleteAsync("col/rec/a.txt", Aborted);
        await Storage.DeleteAsync("nothing/here", Aborted);

        (await Storage.OpenAsync("col/rec/a.txt", Aborted)).ShouldBeNull();
    }

    [Fact]
    public async Task A_folder_is_deleted_with_all_that_is_below()
    {
        await SaveAsync("col/rec/a.txt", "a");
        await SaveAsync("col/rec/thumbs_a.txt/100x100_a.txt", "t");
        await SaveAsync("col/record/b.txt", "b");

        await Storage.DeletePrefixAsync("col/rec/", Aborted);
        await Storage.DeletePrefixAsync("col/missing/", Aborted);

        (await Storage.OpenAsync("col/rec/a.txt", Aborted)).ShouldBeNull();
        (await Storage.OpenAsync("col/rec/thumbs_a.txt/100x100_a.txt", Aborted)).ShouldBeNull();
        (await TextAsync("col/record/b.txt")).ShouldBe("b");
    }

    [Fact]
    public async Task A_prefix_that_is_no_folder_counts_as_the_start_of_keys()
    {
        await SaveAsync("col/rec/a.txt", "a");
        await SaveAsync("col/record/b.txt", "b");
        await SaveAsync("col/other/c.txt", "c");

        await Storage.DeletePrefixAsync("col/rec", Aborted);

        (await Storage.OpenAsync("col/rec/a.txt", Aborted)).ShouldBeNull();
        (await Storage.OpenAsync("col/record/b.txt", Aborted)).ShouldBeNull();
        (await TextAsync("col/other/c.txt")).ShouldBe("c");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("a/..")]
    [InlineData("a/.")]
    [InlineData("./a")]
    [InlineData("a/./b")]
    [InlineData("col/rec/a.txt.attrs")]
    public async Task Keys_that_would_lead_elsewhere_are_refused(string key)
    {
        await Should.ThrowAsync<ArgumentException>(() => SaveAsync(key, "x"));
        await Should.ThrowAsync<ArgumentException>(() => Storage.DeleteAsync(key, Aborted));
        await Should.ThrowAsync<ArgumentException>(() => Storage.DeletePrefixAsync(key, Aborted));
        (await Storage.OpenAsync(key, Aborted)).ShouldBeNull();
    }

    [Theory]
    [InlineData("a/../../b")]
    [InlineData("../b")]
    [InlineData("a//b")]
    [InlineData("a/b/")]
    [InlineData("a/\u0000\u001f\nb")]
    [InlineData("ünïcödé ✓/日本.txt")]
    public async Task Strange_keys_are_keys_like_others(string key)
    {
        await SaveAsync(key, "x");
        await SaveAsync("b", "other");

        (await TextAsync(key)).ShouldBe("x");
        (await TextAsync("b")).ShouldBe("other");
    }

    [Fact]
    public async Task What_fails_on_the_way_leaves_nothing()
    {
        await SaveAsync("col/rec/a.txt", "before");

        await Should.ThrowAsync<IOException>(() => Storage.SaveAsync("col/rec/a.txt", new BrokenStream(), "a.txt", Aborted));
        await Should.ThrowAsync<IOException>(() => Storage.SaveAsync("col/rec/b.txt", new BrokenStream(), "b.txt", Aborted));

        (await TextAsync("col/rec/a.txt")).ShouldBe("before");
        (await Storage.OpenAsync("col/rec/b.txt", Aborted)).ShouldBeNull();
    }

    [Fact]
    public async Task All_files_are_listed_by_the_keys_that_they_were_stored_under()
    {
        string[] keys = ["a/../../b", "b", "a//b", "col/rec/a.txt", "col/rec/thumbs_a.txt/1x1_a.txt", "x\u0001y", "ünïcödé ✓/日本.txt"];
        foreach (var key in keys) await SaveAsync(key, "x");

        (await Storage.ListAsync(Aborted).ToListAsync(Aborted)).ShouldBe(keys, ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_knows_the_name_that_its_client_gave()
    {
        await SaveAsync("a.txt", "x");
        await Storage.SaveAsync("b.txt", new MemoryStream(), null, Aborted);
        await Storage.SaveAsync("c.txt", new MemoryStream(), new string('ü', 200), Aborted);

        (await NameAsync("a.txt")).ShouldBe("Näme <1>.txt");
        (await NameAsync("b.txt")).ShouldBeNull();
        (await NameAsync("c.txt")).ShouldBe(new string('ü', 127));
    }

    [Fact]
    public async Task Many_may_store_at_the_same_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => SaveAsync($"col/rec/{i % 10}.txt", $"text {i % 10}")));

        for (var i = 0; i < 10; i++) (await TextAsync($"col/rec/{i}.txt")).ShouldBe($"text {i}");
    }

    protected async Task SaveAsync(string key, string text, Encoding? encoding = null)
    {
        using var content = new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(text));
        await Storage.SaveAsync(key, content, "Näme <1>.txt", Aborted);
    }

    private async Task<string> TextAsync(string key)
    {
        await using var file = (await Storage.OpenAsync(key, Aborted)).ShouldNotBeNull(key);
        return await TextAsync(file);
    }

    private async Task<string> TypeAsync(string key)
    {
        await using var file = (await Storage.OpenAsync(key, Aborted)).ShouldNotBeNull(key);
        return file.ContentType;
    }

    private async Task<string?> NameAsync(string key)
    {
        await using var file = (await Storage.OpenAsync(key, Aborted)).ShouldNotBeNull(key);
        return file.OriginalName;
    }

    private static async Task<string> TextAsync(StoredFile file)
    {
        using var reader = new StreamReader(file.Content, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(Aborted);
    }

    /// <summary>Gives some bytes and then fails.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        private bool _given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_given) throw new IOException("The client hung up.");
            _given = true;
            buffer.Span[0] = 65;
            return ValueTask.FromResult(1);
        }
    }
}
