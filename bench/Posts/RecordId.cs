namespace Holdall.Bench.Posts;

/// <summary>Record ids as the protocol makes them: 15 characters of a-z and 0-9.</summary>
internal static class RecordId
{
    public const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    public const int Length = 15;

    /// <summary>The ids of the seeded rows come from a seeded generator, so both servers hold the same rows.</summary>
    public static string From(Random random) => new(random.GetItems<char>(Alphabet, Length));
}
