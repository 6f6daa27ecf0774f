using System.Buffers;
using System.Security.Cryptography;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>Ids of uploads: whoever knows that of a guest may go on with it, so nobody can guess one.</summary>
internal static class UploadIds
{
    public const int Length = 40;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
