namespace Holdall.Host.Commands.Migrate;

/// <summary>Asks before something is done that can't be taken back.</summary>
internal sealed class Confirmation(TextReader input, TextWriter error)
{
    /// <summary>Asks until the answer is yes or no; an empty line and the end of the input are no.</summary>
    public async Task<bool> AskAsync(string question, CancellationToken stop)
    {
        while (true)
        {
            await error.WriteAsync($"{question} (y/N) ".AsMemory(), stop);
            await error.FlushAsync(stop);
            switch ((await input.ReadLineAsync(stop))?.Trim().ToUpperInvariant())
            {
                case "Y" or "YES": return true;
                case null or "" or "N" or "NO": return false;
            }
        }
    }
}
