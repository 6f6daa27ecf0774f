using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class CountCacheTests : IDisposable
{
    private const string Sql = "SELECT COUNT(*) FROM notes";

    private readonly TestDatabase _data = new();
    private readonly DbSession _reader;

    public CountCacheTests() => _reader = DbSession.Open(_data.File, isReader: true);

    [Fact]
    public void A_count_holds_until_something_changes()
    {
        Keep(3);
        _reader.FindCount(Sql).ShouldBe(3);
        _reader.FindCount(Sql + " WHERE TRUE").ShouldBeNull();
    }

    [Fact]
    public async Task A_change_by_another_connection_ends_all_counts()
    {
        Keep(0);
        await _data.AddAsync("a");
        _reader.FindCount(Sql).ShouldBeNull();
    }

    [Fact]
    public void A_change_by_another_program_ends_all_counts()
    {
        Keep(0);
        TestKit.App.Sql.Execute(_data.File, "INSERT INTO notes (text) VALUES ('a')");
        _reader.FindCount(Sql).ShouldBeNull();
    }

    [Fact]
    public async Task A_count_that_was_overtaken_by_a_change_is_not_kept()
    {
        _reader.FindCount(Sql).ShouldBeNull();
        await _data.AddAsync("a");
        _reader.KeepCount(Sql, 0);
        _reader.FindCount(Sql).ShouldBeNull();
    }

    [Fact]
    public void A_connection_that_writes_keeps_no_counts()
    {
        using var writer = DbSession.Open(_data.File);
        writer.FindCount(Sql).ShouldBeNull();
        writer.KeepCount(Sql, 1);
        writer.FindCount(Sql).ShouldBeNull();
    }

    [Fact]
    public void The_number_of_counts_is_bounded()
    {
        for (var i = 0; i < 1000; i++)
        {
            _reader.FindCount(Sql + i);
            _reader.KeepCount(Sql + i, i);
        }

        Enumerable.Range(0, 1000).Count(i => _reader.FindCount(Sql + i) is not null).ShouldBeInRange(1, 256);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _data.Dispose();
    }

    private void Keep(long count)
    {
        _reader.FindCount(Sql).ShouldBeNull();
        _reader.KeepCount(Sql, count);
    }
}
