namespace Holdall.Collections;

/// <summary>The kinds of collections.</summary>
public static class CollectionTypes
{
    /// <summary>Plain records.</summary>
    public const string Base = "base";

    /// <summary>Records that can sign in.</summary>
    public const string Auth = "auth";

    /// <summary>The rows of a SELECT, read-only.</summary>
    public const string View = "view";
}
