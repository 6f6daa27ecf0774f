using System.CommandLine;

namespace Holdall.Bench.Driver;

/// <summary>The options that every loading command has, with their bounds.</summary>
internal static class LoadOptions
{
    public static Option<int> Connections() => Bounded("--connections", "Keep-alive connections.", 32, 1, 1024);

    public static Option<int> Seconds() => Bounded("--seconds", "Duration of one run.", 8, 1, 600);

    public static Option<int> Bounded(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} {least} to {most}.", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            var value = result.GetValueOrDefault<int>();
            if (value < least || value > most)
                result.AddError($"{name} must be from {least} to {most}.");
        });
        return option;
    }
}
