using System.CommandLine;

namespace Holdall.Host.Commands;

/// <summary><c>holdall licenses</c>: the licences of all that the program has in it. The build puts them together.</summary>
internal sealed class LicensesCommand : Command
{
    public const string Word = "licenses";

    private const string Notices = "THIRD-PARTY-NOTICES";

    public LicensesCommand(TextWriter output) : base(Word, "Prints the licences of what is built in") => SetAction((_, stop) => PrintAsync(output, stop));

    private static async Task PrintAsync(TextWriter output, CancellationToken stop)
    {
        using var notices = new StreamReader(typeof(LicensesCommand).Assembly.GetManifestResourceStream(Notices)!);
        await output.WriteAsync((await notices.ReadToEndAsync(stop)).AsMemory(), stop);
    }
}
