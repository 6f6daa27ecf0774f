using System.Diagnostics;
using System.Security.Cryptography;

namespace Holdall.Bench.Files;

/// <summary>Sends a large file up and down, and tells how fast that was and what memory it took.</summary>
internal static class LargeFile
{
    public static async Task SendAsync(FilesHoldall holdall, HttpClient http, long size, CancellationToken stop)
    {
        var before = holdall.Server.PeakMemory;
        var begun = Stopwatch.GetTimestamp();
        var path = await holdall.UploadAsync(new StreamContent(new Noise(size), 1 << 16), stop);
        var up = Stopwatch.GetElapsedTime(begun);
        begun = Stopwatch.GetTimestamp();
        await using (var download = await http.GetStreamAsync(new Uri(holdall.Server.Url, path), stop))
        {
            if (await CountAsync(download, stop) != size)
                throw new InvalidOperationException("The large file came back in another size.");
        }

        var down = Stopwatch.GetElapsedTime(begun);
        Console.WriteLine();
        Console.WriteLine(
            $"{size >> 20} MB: up {(size >> 20) / up.TotalSeconds:F0} MB/s, down {(size >> 20) / down.TotalSeconds:F0} MB/s, " +
            $"memory at the peak {holdall.Server.PeakMemory >> 20} MB, {before >> 20} MB before");
    }

    private static async Task<long> CountAsync(Stream stream, CancellationToken stop)
    {
        var buffer = new byte[1 << 16];
        long count = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, stop)) > 0)
            count += read;
        return count;
    }

    /// <summary>The same random block again and again.</summary>
    private sealed class Noise(long size) : Stream
    {
        private readonly byte[] _block = RandomNumberGenerator.GetBytes(1 << 20);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(Math.Min(count, _block.Length), size - Position);
            _block.AsSpan(0, given).CopyTo(buffer.AsSpan(offset));
            Position += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
