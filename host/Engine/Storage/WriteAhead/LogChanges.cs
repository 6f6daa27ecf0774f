using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Storage.WriteAhead;

/// <summary>The pages that whole transactions in a part of a write-ahead log have changed, each as the last of them has left it.</summary>
/// <param name="pageSize">Bytes of a page.</param>
/// <param name="start">Where the part begins.</param>
internal sealed class LogChanges(int pageSize, LogPosition start)
{
    private readonly Dictionary<uint, long> _offsets = [];
    private readonly List<(uint Page, long Offset)> _open = [];
    private Dictionary<uint, byte[]>? _loaded;

    public int PageSize => pageSize;

    public LogPosition Start { get; } = start;

    /// <summary>Behind the last transaction.</summary>
    public LogPosition End { get; private set; } = start;

    /// <summary>How many pages the database has then.</summary>
    public uint PageCount { get; private set; }

    public bool Any => _offsets.Count > 0;

    /// <summary>The numbers of the pages, in their order. Those that the database has lost meanwhile are not among them.</summary>
    public List<uint> Pages()
    {
        var pages = new List<uint>(_offsets.Count);
        foreach (var page in _offsets.Keys)
        {
            if (page <= PageCount) pages.Add(page);
        }

        pages.Sort();
        return pages;
    }

    /// <summary>Whether a page is among them.</summary>
    public bool Has(uint page) => _offsets.ContainsKey(page);

    /// <summary>A page that a transaction has changed whose end is still to come.</summary>
    public void Add(uint page, long offset) => _open.Add((page, offset));

    /// <summary>The end of the transaction.</summary>
    public void Commit(LogPosition end, uint pageCount)
    {
        foreach (var (page, offset) in _open) _offsets[page] = offset;
        _open.Clear();
        End = end;
        PageCount = pageCount;
    }

    /// <summary>Takes the pages into memory: the log is not needed for them then.</summary>
    public void Load(SafeFileHandle log)
    {
        var loaded = new Dictionary<uint, byte[]>(_offsets.Count);
        foreach (var page in _offsets.Keys)
        {
            var content = new byte[pageSize];
            Read(log, page, content);
            loaded[page] = content;
        }

        _loaded = loaded;
    }

    /// <summary>Copies a page.</summary>
    /// <param name="log">The log; null once they are loaded.</param>
    /// <param name="page">The number of the page.</param>
    /// <param name="content">Where to.</param>
    public void Read(SafeFileHandle? log, uint page, Span<byte> content)
    {
        if (_loaded is not null) _loaded[page].CopyTo(content);
        else LogReader.ReadFully(log!, content, _offsets[page]);
    }
}
