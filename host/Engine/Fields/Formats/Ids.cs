using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Holdall.Fields;

namespace Holdall.Engine.Fields.Formats;

/// <summary>The formulas for ids of collections and fields. Ids of stored rows are never derived anew.</summary>
internal static class Ids
{
    public const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public const string LowerLettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

    private const int LastNumber = 999;

    public static string ForCollection(string type, string name) => "pbc_" + Checksum(type + name);

    public static string ForField(Field field) => field.Type + Checksum(field.Name);

    /// <summary>The id itself, or with the first number from 2 that makes it free.</summary>
    public static string FirstFree(string id, Func<string, bool> isTaken)
    {
        if (!isTaken(id)) return id;
        for (var i = 2; i <= LastNumber; i++)
        {
            var numbered = id + i.ToString(CultureInfo.InvariantCulture);
            if (!isTaken(numbered)) return numbered;
        }

        return id;
    }

    public static string Random(int length, string alphabet = LettersAndDigits) => RandomNumberGenerator.GetString(alphabet, length);

    private static string Checksum(string text) => Crc32.HashToUInt32(Encoding.UTF8.GetBytes(text)).ToString(CultureInfo.InvariantCulture);
}
