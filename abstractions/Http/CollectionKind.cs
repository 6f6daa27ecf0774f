namespace Holdall.Http;

/// <summary>Which collections an endpoint takes.</summary>
public enum CollectionKind
{
    /// <summary>All.</summary>
    Any,

    /// <summary>Those with accounts; 404 for others.</summary>
    Auth,

    /// <summary>Those whose records can be changed; 400 for views.</summary>
    Writable,
}
