namespace Holdall.Records;

/// <summary>Where the one who wants to learn of changes while they are made says so. The host provides it.</summary>
public interface IRecordWatches
{
    /// <summary>Sets the watch. It is asked about every change of every record from then on.</summary>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    void Use(IRecordWatch watch);
}
