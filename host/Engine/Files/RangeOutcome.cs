namespace Holdall.Engine.Files;

/// <summary>How a range header turned out.</summary>
internal enum RangeOutcome
{
    /// <summary>The parts are to be sent; none = the whole file.</summary>
    Satisfiable,

    /// <summary>It can't be read.</summary>
    Malformed,

    /// <summary>No part lies in the file.</summary>
    BeyondEnd,
}
