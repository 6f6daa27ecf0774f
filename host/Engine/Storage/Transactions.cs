using Holdall.Records;

namespace Holdall.Engine.Storage;

/// <summary>Transactions on the main database, for services that are made before it is opened.</summary>
internal sealed class Transactions(Databases databases) : ITransactions
{
    public bool IsActive => databases.IsOpen && databases.Main.IsActive;

    public Task RunAsync(Func<Task> work, CancellationToken aborted = default) => databases.Main.RunAsync(work, aborted);

    public void OnComplete(Func<Exception?, Task> callback) => databases.Main.OnComplete(callback);
}
