namespace Holdall.Engine.Storage;

/// <summary>The right to run one query, for as long as it is not disposed. Inside a transaction there is nothing to wait for.</summary>
internal readonly struct QueryTurn(Database database, QueryGate? gate, QueryCaller caller) : IDisposable
{
    /// <summary>A connection for the query, to be disposed before the turn.</summary>
    /// <param name="isWrittenByClient">Whether a client has written its filter or order, so that it may take less time than others.</param>
    /// <param name="aborted">Interrupts it.</param>
    public ReadLease Read(bool isWrittenByClient, CancellationToken aborted) =>
        gate is null ? database.Read(isWrittenByClient, aborted) : database.ReadQuery(isWrittenByClient, aborted);

    public void Dispose() => gate?.Leave(caller);
}
