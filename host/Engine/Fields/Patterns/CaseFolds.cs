using System.Text;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>Characters that are the same when case is ignored: k, K and the kelvin sign, but not the dotless i, which has no simple folding.</summary>
internal static class CaseFolds
{
    private const int LastWithCase = 0x1FFFF;
    private const int LongS = 0x17F;

    private static readonly Lazy<(int[] Runes, int[][] Families)> Table = new(Read);

    /// <summary>Ranges together with the other cases of all their characters.</summary>
    public static List<(int From, int To)> Close(IReadOnlyList<(int From, int To)> ranges)
    {
        var (runes, families) = Table.Value;
        var closed = new List<(int From, int To)>(ranges);
        foreach (var (from, to) in ranges)
        {
            var i = Array.BinarySearch(runes, from);
            for (i = i < 0 ? ~i : i; i < runes.Length && runes[i] <= to; i++) closed.AddRange(families[i].Select(static rune => (rune, rune)));
        }

        return closed;
    }

    private static (int[] Runes, int[][] Families) Read()
    {
        var families = Enumerable.Range(0, LastWithCase + 1).Where(Rune.IsValid).GroupBy(Fold).Where(static family => family.Skip(1).Any())
            .SelectMany(static family => family.Select(rune => (Rune: rune, Family: family.ToArray()))).OrderBy(static entry => entry.Rune).ToArray();
        return (Array.ConvertAll(families, static entry => entry.Rune), Array.ConvertAll(families, static entry => entry.Family));
    }

    /// <summary>.NET's mappings give the simple foldings, but none leads from beyond ASCII to a capital in it: the long s is the one that is missing.</summary>
    private static int Fold(int rune) => rune == LongS ? 's' : Rune.ToLowerInvariant(Rune.ToUpperInvariant(new Rune(rune))).Value;
}
