using Holdall.Host;
using Holdall.Plugins.Auth;

namespace Holdall.Integration.Tests.Auth;

/// <summary>What the console of <c>serve</c> says about the first superuser.</summary>
public sealed class FirstSuperuserTests : IDisposable
{
    private const string Hint = "There is no superuser yet. This makes one:";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task On_an_empty_data_directory_the_command_that_makes_one_is_printed() =>
        (await ServeAsync()).ShouldContain($" superuser upsert EMAIL PASSWORD --dir {_folder.File("pb_data")}{Environment.NewLine}");

    [Fact]
    public async Task Once_there_is_one_nothing_is_said()
    {
        var made = HoldallApp.Create("superuser", "upsert", "root@example.com", "a long password", "--dir", _folder.File("pb_data"));
        (await made.Use<AuthPlugin>().RunAsync(TextWriter.Null, TextWriter.Null)).ShouldBe(0);

        (await ServeAsync()).ShouldNotContain(Hint);
    }

    [Fact]
    public async Task Without_accounts_nothing_is_said() => (await ServeAsync("--without", "auth")).ShouldNotContain(Hint);

    private async Task<string> ServeAsync(params string[] options)
    {
        await using var output = new StringWriter();
        using var stop = new CancellationTokenSource();
        var app = HoldallApp.Create(["serve", "--http", "127.0.0.1:0", "--dir", _folder.File("pb_data"), .. options]).Use<AuthPlugin>();
        var running = app.RunAsync(output, TextWriter.Null, stop.Token);
        await Eventually.HoldsAsync(() => running.IsCompleted || app.IsServing);
        await stop.CancelAsync();
        (await running).ShouldBe(0);
        return output.ToString();
    }
}
