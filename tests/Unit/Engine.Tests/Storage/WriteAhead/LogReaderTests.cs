using Holdall.Engine.Storage;
using Holdall.Engine.Storage.WriteAhead;

namespace Holdall.Engine.Tests.Storage.WriteAhead;

/// <summary>Against logs that SQLite has written.</summary>
public sealed class LogReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbSession _session;

    public LogReaderTests()
    {
        _session = DbSession.Open(Database);
        _session.LeaveLogAlone();
        _session.Execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)");
    }

    private string Database => _folder.File("data.db");

    private string Log => Database + "-wal";

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Its_pages_over_the_file_are_the_database()
    {
        Add(500);
        _session.Execute("DELETE FROM notes WHERE id % 3 = 0");

        CountWith(Read(default)).ShouldBe(334);
    }

    [Fact]
    public void What_follows_a_place_is_what_was_changed_since()
    {
        Add(10);
        var first = Read(default);
        Add(1);
        var second = Read(first.End);

        second.Start.ShouldBe(first.End);
        second.Pages().Count.ShouldBeLessThan(first.Pages().Count + 1);
        second.End.Frames.ShouldBe((uint)((new FileInfo(Log).Length - 32) / (24 + 4096)));
        Read(second.End).Any.ShouldBeFalse();
    }

    [Fact]
    public void A_transaction_without_its_end_does_not_count()
    {
        Add(10);
        var end = Read(default).End;
        Add(200);
        var bytes = File.ReadAllBytes(Log);

        // Its last frame is the one that ends it.
        File.WriteAllBytes(Copy, bytes[..^1]);

        Read(end, Copy).Any.ShouldBeFalse();
        Read(default, Copy).End.ShouldBe(end);
    }

    [Fact]
    public void A_frame_with_a_wrong_checksum_is_the_end()
    {
        Add(10);
        var end = Read(default).End;
        Add(1);
        Add(1);
        var bytes = File.ReadAllBytes(Log);
        bytes[32 + (int)end.Frames * (24 + 4096) + 24 + 17] ^= 1;
        File.WriteAllBytes(Copy, bytes);

        Read(default, Copy).End.ShouldBe(end);
    }

    [Fact]
    public void Frames_of_the_log_before_are_not_read()
    {
        Add(300);
        var before = Read(default).End;
        _session.Execute("PRAGMA wal_checkpoint(RESTART)");
        Add(1);

        using var log = LogReader.TryOpen(Log)!;
        var header = LogHeader.Find(log)!.Value;
        header.HasSaltsOf(before).ShouldBeFalse();
        LogReader.Has(log, before).ShouldBeFalse();
        var after = LogReader.Read(log, header, header.Start, uint.MaxValue);
        after.End.Frames.ShouldBeInRange(1u, before.Frames - 1);
        CountWith(after).ShouldBe(301);
    }

    [Fact]
    public void A_place_is_known_by_its_checksum()
    {
        Add(10);
        var end = Read(default).End;
        using var log = LogReader.TryOpen(Log)!;

        LogReader.PositionBehind(log, end.Frames).ShouldBe(end);
        LogReader.Has(log, end).ShouldBeTrue();
        LogReader.Has(log, end with { Check2 = end.Check2 + 1 }).ShouldBeFalse();
        LogReader.Has(log, end with { Frames = end.Frames + 1 }).ShouldBeFalse();
        Should.Throw<InvalidDataException>(() => LogReader.PositionBehind(log, end.Frames + 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    public void What_has_no_whole_header_is_no_log(int length)
    {
        File.WriteAllBytes(Copy, new byte[length]);

        using var log = LogReader.TryOpen(Copy)!;
        LogHeader.Find(log).ShouldBeNull();
    }

    [Fact]
    public void Both_orders_of_bytes_have_a_checksum()
    {
        byte[] bytes = [1, 2, 3, 4, 5, 6, 7, 8];
        byte[] swapped = [4, 3, 2, 1, 8, 7, 6, 5];

        LogChecksum.Add(bytes, isBigEndian: true, 0, 0).ShouldBe((0x01020304u, 0x06080A0Cu));
        LogChecksum.Add(swapped, isBigEndian: false, 0, 0).ShouldBe((0x01020304u, 0x06080A0Cu));
    }

    private string Copy => _folder.File("copy-wal");

    private void Add(int count)
    {
        _session.Execute(
            $"INSERT INTO notes (text) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT hex(randomblob(200)) FROM n");
    }

    private LogChanges Read(LogPosition from, string? file = null)
    {
        using var log = LogReader.TryOpen(file ?? Log)!;
        var header = LogHeader.Find(log)!.Value;
        return LogReader.Read(log, header, header.HasSaltsOf(from) ? from : header.Start, uint.MaxValue);
    }

    /// <summary>Puts the pages over a copy of the file, and opens that.</summary>
    private long CountWith(LogChanges changes)
    {
        var copy = _folder.File("restored.db");
        File.Copy(Database, copy);
        using (var log = LogReader.TryOpen(Log)!)
        using (var file = File.OpenHandle(copy, FileMode.Open, FileAccess.ReadWrite))
        {
            var page = new byte[changes.PageSize];
            foreach (var number in changes.Pages())
            {
                changes.Read(log, number, page);
                RandomAccess.Write(file, page, (number - 1L) * page.Length);
            }
        }

        using var session = DbSession.Open(copy);
        using var count = session.Prepare("SELECT COUNT(*) FROM notes");
        count.Step();
        return count.Int64(0);
    }
}
