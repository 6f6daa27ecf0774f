using System.Globalization;

namespace Holdall.Engine.Files;

/// <summary>A part of a file.</summary>
internal readonly record struct ByteRange(long Start, long Length)
{
    public string Of(long size) => string.Create(CultureInfo.InvariantCulture, $"bytes {Start}-{Start + Length - 1}/{size}");
}
