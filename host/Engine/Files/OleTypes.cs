using System.Buffers.Binary;
using System.Text;

namespace Holdall.Engine.Files;

/// <summary>
/// What older programs of Microsoft store, a folder of streams in one file. The root says who made it; what it does not say the names of its streams do.
/// </summary>
internal static class OleTypes
{
    private const int SectorShiftOffset = 30;
    private const int DirectoryOffset = 48;
    private const int ClassOffset = 80;
    private const ushort MaxSectorShift = 16;
    private const int ClassLength = 16;

    private static readonly (Guid Class, string Type)[] Makers =
    [
        (new Guid("000c1084-0000-0000-c000-000000000046"), "application/x-ms-installer"),
        (new Guid("00020d0b-0000-0000-c000-000000000046"), "application/vnd.ms-outlook"),
        (new Guid("00020810-0000-0000-c000-000000000046"), "application/vnd.ms-excel"),
        (new Guid("00020820-0000-0000-c000-000000000046"), "application/vnd.ms-excel"),
        (new Guid("00021201-0000-0000-00c0-000000000046"), "application/vnd.ms-publisher"),
        (new Guid("64818d10-4f9b-11cf-86ea-00aa00b929e8"), "application/vnd.ms-powerpoint"),
        (new Guid("00020900-0000-0000-c000-000000000046"), "application/msword"),
        (new Guid("00020906-0000-0000-c000-000000000046"), "application/msword"),
    ];

    private static readonly (byte[] Stream, string Type)[] Streams =
    [
        (Encoding.Unicode.GetBytes("__substg1.0_"), "application/vnd.ms-outlook"),
        (Encoding.Unicode.GetBytes("Workbook"), "application/vnd.ms-excel"),
        (Encoding.Unicode.GetBytes("Quill"), "application/vnd.ms-publisher"),
        (Encoding.Unicode.GetBytes("PowerPoint Document"), "application/vnd.ms-powerpoint"),
        (Encoding.Unicode.GetBytes("WordDocument"), "application/msword"),
    ];

    public static string Find(ReadOnlySpan<byte> head)
    {
        var maker = MakerOf(head);
        foreach (var (known, type) in Makers)
        {
            if (known == maker) return type;
        }

        foreach (var (stream, type) in Streams)
        {
            if (head.IndexOf(stream) >= 0) return type;
        }

        return "application/x-ole-storage";
    }

    private static Guid MakerOf(ReadOnlySpan<byte> head)
    {
        if (head.Length < DirectoryOffset + sizeof(int)) return Guid.Empty;
        var sector = 1L + BinaryPrimitives.ReadUInt32LittleEndian(head[DirectoryOffset..]);
        var at = (sector << Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(head[SectorShiftOffset..]), MaxSectorShift)) + ClassOffset;
        return at + ClassLength <= head.Length ? new Guid(head.Slice((int)at, ClassLength)) : Guid.Empty;
    }
}
