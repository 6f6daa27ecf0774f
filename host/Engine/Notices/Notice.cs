namespace Holdall.Engine.Notices;

/// <summary>What processes on one data directory tell each other.</summary>
/// <param name="Prefix">Start of the name of the file.</param>
internal sealed record Notice(string Prefix)
{
    public static readonly Notice Settings = new("settings");

    public static readonly Notice Collections = new("collections");

    public static readonly IReadOnlyList<Notice> All = [Collections, Settings];

    /// <summary>The notice that a file of this name is, or null.</summary>
    public static Notice? Of(string file)
    {
        foreach (var notice in All)
        {
            if (file.StartsWith(notice.Prefix + "@", StringComparison.Ordinal)) return notice;
        }

        return null;
    }
}
