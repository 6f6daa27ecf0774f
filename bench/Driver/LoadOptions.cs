using System.CommandLine;

namespace Holdall.Bench.Driver;

/// <summary>The options that every loading command has, with their bounds.</summary>
internal static class LoadOptions
{
    /// <summary>The driver loads this machine only: plain HTTP on the loopback address.</summary>
    public static Option<Uri> Url() => new("--url")
    {
        Description = "Address of the server, for example http://127.0.0.1:8090.",
        Required = true,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)
                return url;

            result.AddError($"{result.Tokens[0].Value} is not an http:// address on the loopback interface.");
            return null;
        },
    };

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
