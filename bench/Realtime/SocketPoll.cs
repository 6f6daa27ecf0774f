using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Holdall.Bench.Realtime;

/// <summary>
/// Tells which of many sockets have something to read. The runtime's own way asks each of them once more after every message whether there is another one,
/// which made the audience slower than the server.
/// </summary>
internal sealed partial class SocketPoll : IDisposable
{
    private const int Most = 512;
    private const int Add = 1;
    private const int Remove = 2;
    private const uint Readable = 1;

    /// <summary>The system packs what it tells of a socket on some processors only.</summary>
    private static readonly int s_offset = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 ? 4 : 8;

    private readonly byte[] _told = new byte[Most * (s_offset + sizeof(long))];
    private readonly int _poll = Check(Create(0));

    /// <summary>Asks for a socket from now on.</summary>
    public void Watch(Socket socket, int number)
    {
        Span<byte> wanted = stackalloc byte[s_offset + sizeof(long)];
        BinaryPrimitives.WriteUInt32LittleEndian(wanted, Readable);
        BinaryPrimitives.WriteInt64LittleEndian(wanted[s_offset..], number);
        Check(Control(_poll, Add, (int)socket.Handle, ref MemoryMarshal.GetReference(wanted)));
    }

    public void Forget(Socket socket)
    {
        Span<byte> ignored = stackalloc byte[s_offset + sizeof(long)];
        Check(Control(_poll, Remove, (int)socket.Handle, ref MemoryMarshal.GetReference(ignored)));
    }

    /// <summary>Waits until there is one; gives the numbers of all.</summary>
    public void Wait(List<int> numbers, TimeSpan patience)
    {
        numbers.Clear();
        var count = Wait(_poll, ref _told[0], Most, (int)patience.TotalMilliseconds);
        // A debugger interrupts it.
        for (var i = 0; i < count; i++)
            numbers.Add((int)BinaryPrimitives.ReadInt64LittleEndian(_told.AsSpan(i * (s_offset + sizeof(long)) + s_offset)));
    }

    public void Dispose() => _ = Close(_poll);

    private static int Check(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int poll, int operation, int socket, ref byte wanted);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Wait(int poll, ref byte told, int most, int milliseconds);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int file);
}
