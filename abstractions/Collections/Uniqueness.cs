namespace Holdall.Collections;

/// <summary>How different the values of a field must be.</summary>
public enum Uniqueness
{
    /// <summary>They may repeat.</summary>
    None,

    /// <summary>No two are the same.</summary>
    Exact,

    /// <summary>No two are the same when letter case is ignored, as far as ASCII goes.</summary>
    IgnoringCase,
}
