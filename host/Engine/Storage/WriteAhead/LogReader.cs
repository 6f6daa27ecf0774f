using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Storage.WriteAhead;

/// <summary>Reads the file of a write-ahead log beside SQLite. What is read must be kept from being overwritten: see <see cref="LogKeeper"/>.</summary>
internal static class LogReader
{
    private const int FramesPerRead = 64;

    /// <summary>Opens a log; null when there is none. It carries no locks, so that its handle may be closed at any time.</summary>
    public static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The place behind a frame of a log; that before the first one of any log when there is no header yet, which no log has.</summary>
    /// <exception cref="InvalidDataException">There is no such frame.</exception>
    public static LogPosition PositionBehind(SafeFileHandle? log, uint frames)
    {
        if (log is null || LogHeader.Find(log) is not { } header) return frames == 0 ? default : throw Missing(frames);
        return frames == 0 ? header.Start : FindBehind(log, header, frames) ?? throw Missing(frames);
    }

    /// <summary>Whether a log has this place, and all that was before it.</summary>
    public static bool Has(SafeFileHandle log, LogPosition position) =>
        LogHeader.Find(log) is { } header && header.HasSaltsOf(position)
        && position == (position.Frames == 0 ? header.Start : FindBehind(log, header, position.Frames));

    /// <summary>
    /// What transactions have changed from a place on, up to the last one that is complete. A frame whose salts or checksum don't fit is the end: it is of the
    /// log before, or was not written to its end.
    /// </summary>
    /// <param name="log">The log.</param>
    /// <param name="header">Its header.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="limit">The number of frames where to end.</param>
    public static LogChanges Read(SafeFileHandle log, LogHeader header, LogPosition from, uint limit)
    {
        var changes = new LogChanges(header.PageSize, from);
        var buffer = ArrayPool<byte>.Shared.Rent(FramesPerRead * header.FrameSize);
        try
        {
            var at = from;
            while (at.Frames < limit)
            {
                var wanted = (int)Math.Min(FramesPerRead, limit - at.Frames) * header.FrameSize;
                var length = RandomAccess.Read(log, buffer.AsSpan(0, wanted), header.OffsetOf(at.Frames));
                if (!Add(changes, header, buffer.AsSpan(0, length), ref at)) break;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return changes;
    }

    /// <exception cref="InvalidDataException">The file ends before.</exception>
    public static void ReadFully(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0) throw new InvalidDataException("A file of the database ends before its last page.");
            bytes = bytes[read..];
            offset += read;
        }
    }

    /// <returns>False at the end of what is valid.</returns>
    private static bool Add(LogChanges changes, LogHeader header, ReadOnlySpan<byte> frames, ref LogPosition at)
    {
        if (frames.Length < header.FrameSize) return false;
        for (; frames.Length >= header.FrameSize; frames = frames[header.FrameSize..])
        {
            var frame = frames[..header.FrameSize];
            var (check1, check2) = LogChecksum.Add(frame[..8], header.IsBigEndian, at.Check1, at.Check2);
            (check1, check2) = LogChecksum.Add(frame[LogHeader.FrameHeader..], header.IsBigEndian, check1, check2);
            var next = new LogPosition(at.Salt1, at.Salt2, at.Frames + 1, check1, check2);
            if (PositionIn(frame, next.Frames) != next) return false;
            changes.Add(Word(frame, 0), header.OffsetOf(at.Frames) + LogHeader.FrameHeader);
            at = next;
            if (Word(frame, 1) is > 0 and var pageCount) changes.Commit(at, pageCount);
        }

        return true;
    }

    private static LogPosition? FindBehind(SafeFileHandle log, LogHeader header, uint frames)
    {
        Span<byte> frame = stackalloc byte[LogHeader.FrameHeader];
        if (RandomAccess.Read(log, frame, header.OffsetOf(frames - 1)) < frame.Length) return null;
        return PositionIn(frame, frames) is var position && header.HasSaltsOf(position) ? position : null;
    }

    private static LogPosition PositionIn(ReadOnlySpan<byte> frame, uint frames) => new(Word(frame, 2), Word(frame, 3), frames, Word(frame, 4), Word(frame, 5));

    private static uint Word(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 * index)..]);

    private static InvalidDataException Missing(uint frames) => new($"The log of changes has no frame {frames}.");
}
