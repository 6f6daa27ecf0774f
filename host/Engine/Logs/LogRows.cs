using System.Buffers;
using System.Text.Json;
using Holdall.Engine.Storage;
using Holdall.Values;

namespace Holdall.Engine.Logs;

/// <summary>Writes entries as rows. It belongs to the writer's thread, whose buffers it reuses.</summary>
internal sealed class LogRows : IDisposable
{
    private const string InsertText = "INSERT INTO `_logs` (`id`, `level`, `message`, `data`, `created`) VALUES (?1, ?2, ?3, ?4, ?5)";
    private const int IdLength = 15;
    private const int TimeLength = 8;

    /// <summary>In the order of their codes, so that ids sort like their times.</summary>
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;
    private readonly Random _chance;

    public LogRows(Random? chance = null)
    {
        _chance = chance ?? Random.Shared;
        _json = new Utf8JsonWriter(_buffer, JsonStyle.WriterOptions with { SkipValidation = true });
    }

    /// <summary>Inserts entries. One that can't be stored is left out, the others stay.</summary>
    /// <param name="session">The writer.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="mostData">Most bytes of the data of each.</param>
    /// <returns>What was wrong with the last one that was left out, and how many there were.</returns>
    public (Exception? Failure, int LeftOut) Write(DbSession session, IReadOnlyList<LogEntry> entries, long mostData)
    {
        Exception? failure = null;
        var leftOut = 0;
        foreach (var entry in entries)
        {
            try
            {
                Write(session, entry, mostData);
            }
            catch (Exception e) when (e is not DatabaseException { Kind: DatabaseErrorKind.Busy or DatabaseErrorKind.Interrupted or DatabaseErrorKind.Other })
            {
                failure = e;
                leftOut++;
            }
        }

        return (failure, leftOut);
    }

    public void Dispose() => _json.Dispose();

    private void Write(DbSession session, LogEntry entry, long mostData)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        entry.WriteData(_json);
        _json.Flush();
        var data = _buffer.WrittenCount <= mostData ? _buffer.WrittenSpan : LogDataLimit.Shorten(_buffer.WrittenSpan, mostData);
        try
        {
            Insert(session, entry, data);
        }
        catch (DatabaseException e) when (e.Kind == DatabaseErrorKind.Unique)
        {
            // Its id was taken. That is rare among the entries of a millisecond, but there may be many of them.
            Insert(session, entry, data);
        }
    }

    private void Insert(DbSession session, LogEntry entry, ReadOnlySpan<byte> data)
    {
        using var insert = session.Prepare(InsertText);
        insert.Bind(1, NewId(entry.Created));
        insert.Bind(2, entry.Level);
        insert.Bind(3, entry.ToMessage());
        insert.BindUtf8(4, data);
        insert.Bind(5, DateText.Format(entry.Created));
        insert.Execute();
    }

    /// <summary>
    /// Begins with the time and ends by chance. New ids then stand together in the index of the table, which makes inserting much cheaper than ids that
    /// are all chance; nobody gains by guessing the id of an entry.
    /// </summary>
    private string NewId(DateTimeOffset created) => string.Create(IdLength, (Time: created.ToUnixTimeMilliseconds(), Chance: _chance), static (id, of) =>
    {
        var time = of.Time;
        for (var i = TimeLength - 1; i >= 0; i--, time /= Digits.Length) id[i] = Digits[(int)(time % Digits.Length)];
        of.Chance.GetItems(Digits, id[TimeLength..]);
    });
}
