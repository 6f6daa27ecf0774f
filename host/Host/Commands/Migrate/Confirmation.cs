namespace Holdall.Host.Commands.Migrate;

/// <summary>Asks before something is done that can't be taken back.</summary>
internal sealed class Confirmation(TextReader input, TextWriter error)
{
    /// <summary>Asks until the answer is yes or no; an empty line is no.</summary>
    /// <exception cref="StartFailure">There is nobody who could answer: a script is not to take that for done.</exception>
    public async Task<bool> AskAsync(string question, CancellationToken stop)
    {
        while (true)
        {
            await error.WriteAsync($"{question} (y/N) ".AsMemory(), stop);
            await error.FlushAsync(stop);
            switch ((await input.ReadLineAsync(stop))?.Trim().ToUpperInvariant())
            {
                case "Y" or "YES": return true;
                case null:
                    // Ends the line with the question.
                    await error.WriteLineAsync();
                    throw new StartFailure("there is nobody to answer the question, so nothing was done; --yes answers it beforehand");
                case "" or "N" or "NO": return false;
            }
        }
    }
}
