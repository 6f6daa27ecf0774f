using System.Runtime.ExceptionServices;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Hooks;

/// <summary>The outer shape of every save and deletion: a chain in a transaction, then what follows its commit or failure.</summary>
internal static class SaveStages
{
    /// <summary>
    /// Runs the chain. <paramref name="success"/> waits for the commit of the outermost transaction; <paramref name="failure"/> runs at once when the
    /// chain fails, or after a later rollback.
    /// </summary>
    public static async Task RunAsync(
        ITransactions transactions, Func<Task> chain, Func<Task> success, Func<Exception, Task> failure, CancellationToken aborted)
    {
        var isDone = false;
        Exception? error = null;
        try
        {
            await transactions.RunAsync(
                async () =>
                {
                    await chain();
                    isDone = true;
                    transactions.OnComplete(rollback => rollback is null ? success() : failure(rollback));
                },
                aborted);
        }
        catch (Exception e) when (!isDone)
        {
            error = e;
        }

        if (error is not null) await FailAsync(error, failure);
    }

    /// <summary>
    /// As <see cref="RunAsync"/>, for a chain that nobody takes part in: its one change is committed when it returns, together with those of others.
    /// </summary>
    public static async Task RunAloneAsync(Func<Task> chain, Func<Task> success, Func<Exception, Task> failure)
    {
        Exception? error = null;
        try
        {
            await chain();
        }
        catch (Exception e)
        {
            error = e;
        }

        if (error is not null) await FailAsync(error, failure);
        await success();
    }

    /// <summary>What error hooks still throw by now counts more than the error if it is an answer, see <see cref="SaveStage{TEvent}.FailAsync"/>.</summary>
    private static async Task FailAsync(Exception error, Func<Exception, Task> failure)
    {
        try
        {
            await failure(error);
        }
        catch (ApiException)
        {
            throw;
        }
        catch (Exception second)
        {
            throw new AggregateException(error, second);
        }

        ExceptionDispatchInfo.Throw(error);
    }
}
