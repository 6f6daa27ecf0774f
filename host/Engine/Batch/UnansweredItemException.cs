using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Batch;

/// <summary>An item of a batch that is none that batches know, or whose answer can't be made. There is no error of its own for that.</summary>
internal sealed class UnansweredItemException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What the item is answered: once the items before it have changed something, it is no longer the request that is at fault.</summary>
    /// <param name="index">Its place in the batch.</param>
    public ApiException ToAnswer(int index) =>
        new(index == 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError, cause: this);
}
