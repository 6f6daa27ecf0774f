using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Holdall.Commands;
using Holdall.Host.Commands;

namespace Holdall.Host.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await HoldallApp.Create([.. args, "--dir", _folder.Data]).Use<GreetingPlugin>().RunAsync(
            output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task The_version_does_not_touch_the_data_directory()
    {
        var (code, output, error) = await RunAsync("--version");

        (code, error).ShouldBe((0, ""));
        output.ShouldContain(" version 0.1.0");
        Directory.Exists(_folder.Data).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--automigrate=0")]
    [InlineData("--hooksWatch=F")]
    [InlineData("--indexFallback=TRUE")]
    [InlineData("--dev=false")]
    public async Task A_flag_may_be_spelled_in_any_of_the_usual_ways(string flag) => (await RunAsync("plugins", flag)).Code.ShouldBe(0);

    [Fact]
    public async Task A_flag_is_not_anything_else() => (await RunAsync("plugins", "--automigrate=2")).Code.ShouldBe(1);

    [Fact]
    public async Task A_key_of_the_settings_that_can_be_none_is_refused()
    {
        Environment.SetEnvironmentVariable("HOLDALL_TEST_SHORT_KEY", "too short");

        var (code, _, error) = await RunAsync("plugins", "--encryptionEnv", "HOLDALL_TEST_SHORT_KEY");

        (code, error.TrimEnd()).ShouldBe((1, "Error: The key of the settings in HOLDALL_TEST_SHORT_KEY has 9 bytes; it must have 32."));
        Directory.Exists(_folder.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task An_option_without_its_value_does_not_take_the_next_word()
    {
        var (code, _, error) = await RunAsync("serve", "--publicDir=", "--dev");

        (code, error.TrimEnd()).ShouldBe((1, "Error: --publicDir= has no value."));
        Directory.Exists(_folder.Data).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("serve", "--help")]
    [InlineData("greet", "--help")]
    public async Task Help_does_not_touch_the_data_directory(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        (code, error).ShouldBe((0, ""));
        output.ShouldContain("Usage:");
        Directory.Exists(_folder.Data).ShouldBeFalse();
    }

    [Theory]
    [InlineData()]
    [InlineData("greet")]
    public async Task Without_a_command_help_is_printed_once_the_data_directory_is_there(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        (code, error).ShouldBe((0, ""));
        output.ShouldContain("Usage:");
        File.Exists(_folder.At("pb_data", "data.db")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("serve", "a-file", "The data directory {0} is a file.")]
    [InlineData("plugins", "a-file", "The data directory {0} is a file.")]
    [InlineData("serve", "a-file/pb_data", "The data directory {0} can't be made: {1} is a file.")]
    [InlineData("migrate", "a-file/pb_data", "The data directory {0} can't be made: {1} is a file.")]
    public async Task A_data_directory_that_can_not_be_is_refused_in_one_sentence(string command, string dir, string message)
    {
        _folder.Write("a-file", "text");
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] http = command == "serve" ? ["--http", "127.0.0.1:0"] : [];

        var code = await HoldallApp.Create([command, .. http, "--dir", _folder.At(dir.Split('/'))]).Use<GreetingPlugin>().RunAsync(
            output, error, TestContext.Current.CancellationToken);

        (code, error.ToString().TrimEnd()).ShouldBe((1, "Error: " + string.Format(message, _folder.At(dir.Split('/')), _folder.At("a-file"))));
    }

    [Theory]
    [InlineData("Error: unknown command \"nope\" for \"holdall\"", "nope")]
    [InlineData("Error: unknown flag: --nope", "serve", "--nope")]
    [InlineData("Error: unknown flag: --nope", "greet", "one", "x", "--nope")]
    [InlineData("Error: unknown command \"domain.example\" for \"holdall serve\": it takes no domains, since it speaks no TLS; a proxy such as Caddy in front of it does (\"TLS\" in the documentation)", "serve", "domain.example")]
    [InlineData("Error: unknown command \"serv\" for \"holdall\"; \"serve\" may be meant", "serv")]
    [InlineData("Error: unknown command \"grete\" for \"holdall\"; \"greet\" may be meant", "grete")]
    [InlineData("Error: unknown command \"lst\" for \"holdall backup\"; \"list\" may be meant", "backup", "lst")]
    [InlineData("Error: NAME missing: holdall migrate create NAME", "migrate", "create")]
    [InlineData("Error: NAME missing: holdall greet one NAME", "greet", "one")]
    [InlineData("Error: unknown flag: --nope", "greet", "all", "--nope", "x")]
    [InlineData("Error: unknown flag: -n", "greet", "maybe", "-n")]
    [InlineData("Error: unknown flag: --nope", "greet", "--nope", "all", "x")]
    [InlineData("Error: unknown command \"greet nope\"", "greet", "nope", "all", "x")]
    [InlineData("Error: unknown flag: --nope", "greet", "--nope")]
    [InlineData("Error: unknown flag: --nope=1", "migrate", "up", "--nope=1")]
    [InlineData("Error: invalid value \"maybe\" of --automigrate: it is true or false", "greet", "all", "--automigrate=maybe")]
    [InlineData("Error: invalid value \"many\" of --hooksPool: it is a whole number", "plugins", "--hooksPool=many")]
    [InlineData("Error: invalid value \"x\" of N: it is a whole number", "migrate", "down", "x")]
    [InlineData("Error: unknown flag: --https", "serve", "--https")]
    [InlineData("Error: \"nonsense\" is no address to listen on", "serve", "--http", "nonsense")]
    [InlineData("Error: there is no plugin \"nope\"", "plugins", "--without", "nope")]
    [InlineData("Error: --logRequests must be a number from 0 to 1000000", "plugins", "--logRequests=-1")]
    [InlineData("Error: --queryTimeout must be a number of seconds from 1 to 86400", "plugins", "--queryTimeout", "x")]
    [InlineData("Error: --queryTimeout must be a number of seconds from 1 to 86400", "serve", "--queryTimeout", "-5")]
    [InlineData("Error: --queryTimeout must be a number of seconds from 1 to 86400", "greet", "all", "--queryTimeout=0")]
    [InlineData("Error: --filterTimeout must be a number of seconds from 1 to 86400", "serve", "--filterTimeout", "2147483647")]
    [InlineData("Error: \"127.0.0.1:70000\" is no address to listen on", "serve", "--http", "127.0.0.1:70000")]
    [InlineData("Error: \"127.0.0.1:-1\" is no address to listen on", "serve", "--http", "127.0.0.1:-1")]
    [InlineData("Error: \"\" is no address to listen on", "serve", "--http", "")]
    [InlineData("Error: \"a.b\" in --origins is no origin such as https://example.com or https://*.example.com, and not *", "serve", "--http", "127.0.0.1:0", "--origins", "https://a.b,a.b")]
    [InlineData("Error: --publicDir must be the path of a folder.", "plugins", "--publicDir", "")]
    [InlineData("Error: --migrationsDir must be the path of a folder.", "plugins", "--migrationsDir", " ")]
    [InlineData("Error: /etc/passwd, which --publicDir names, is a file.", "plugins", "--publicDir", "/etc/passwd")]
    [InlineData("Error: --encryptionEnv must be the name of a variable of the environment.", "plugins", "--encryptionEnv", "")]
    public async Task What_can_not_be_understood_is_one_line_and_changes_nothing(string line, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        code.ShouldBe(1);
        output.ShouldBe("");
        error.TrimEnd().ShouldBe(line);
        Directory.Exists(_folder.Data).ShouldBeFalse();
    }

    [Theory]
    [InlineData("serve", "--http", "127.0.0.1:0")]
    [InlineData("greet", "all")]
    public async Task A_data_directory_that_can_not_be_written_to_is_named_with_the_cause(params string[] args)
    {
        using var error = new StringWriter();

        var code = await HoldallApp.Create([.. args, "--dir", "/proc/sys/kernel"]).Use<GreetingPlugin>().RunAsync(
            TextWriter.Null, error, TestContext.Current.CancellationToken);

        (code, error.ToString().TrimEnd()).ShouldBe((1, "Error: The data directory /proc/sys/kernel can't be written to: this user may not make files in it."));
    }

    [Fact]
    public async Task The_help_of_a_group_names_its_commands_and_nothing_else()
    {
        var (_, output, _) = await RunAsync("greet", "--help");

        output.ShouldContain("greet [command] [options]");
        output.ShouldNotContain("]]");
        (await RunAsync("greet", "nonsense")).Output.ShouldBe(output);
    }

    [Fact]
    public async Task Help_tells_what_is_below_a_group_what_arguments_are_and_what_holds_without_an_option()
    {
        var help = (await RunAsync("--help")).Output;
        help.ShouldContain("Commands: one, all, again, maybe");
        foreach (var flag in (string[])["--hooksWatch", "--automigrate", "--indexFallback"]) help.ShouldMatch($"{flag} .*default: true");
        (await RunAsync("greet", "one", "--help")).Output.ShouldMatch("<NAME> +Who is greeted");
        (await RunAsync("greet", "--help")).Output.ShouldContain("all <NAME...>");
    }

    [Fact]
    public async Task A_misspelt_command_of_a_group_is_refused_and_any_other_word_told_of()
    {
        var (code, output, error) = await RunAsync("greet", "mabe");
        (code, output, error.TrimEnd()).ShouldBe((1, "", "Error: unknown command \"greet mabe\"; \"maybe\" may be meant"));
        Directory.Exists(_folder.Data).ShouldBeFalse();

        (code, output, error) = await RunAsync("greet", "nonsense");
        (code, error.TrimEnd()).ShouldBe((0, "unknown command \"greet nonsense\""));
        output.ShouldContain("Usage:");
    }

    [Theory]
    [InlineData("greet", "again")]
    [InlineData("migrate", "down")]
    [InlineData("migrate", "collections")]
    [InlineData("migrate", "history-sync")]
    public async Task A_command_that_needs_data_makes_no_data_directory(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        (code, output, error.TrimEnd()).ShouldBe((1, "", $"Error: There is no data directory {_folder.Data}."));
        Directory.Exists(_folder.Data).ShouldBeFalse();
        Directory.CreateDirectory(_folder.Data);
        (await RunAsync(args)).Error.TrimEnd().ShouldBe($"Error: {_folder.Data} is no data directory: there is no data.db in it.");
        Directory.GetFileSystemEntries(_folder.Data).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_port_in_use_is_one_line_and_changes_nothing()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (code, _, error) = await RunAsync("serve", "--http", other.LocalEndpoint.ToString()!);

        code.ShouldBe(1);
        error.ShouldBe($"Error: can't listen on {other.LocalEndpoint}: Address already in use{Environment.NewLine}");
        Directory.Exists(_folder.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_malformed_configuration_is_one_line()
    {
        _folder.Write("pb_data/holdall.json", "{");

        var (code, _, error) = await RunAsync("plugins");

        code.ShouldBe(1);
        error.ShouldStartWith("Error: " + _folder.At("pb_data", "holdall.json") + " can't be read: ");
        error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_one_line_and_stays_as_it_is()
    {
        _folder.Write("pb_data/data.db", new string('x', 5000));

        var (code, _, error) = await RunAsync("greet", "one", "you");

        code.ShouldBe(1);
        error.ShouldStartWith("Error: ");
        error.ShouldContain("not a database");
        error.Trim().ShouldNotContain("\n");
        File.ReadAllText(_folder.At("pb_data", "data.db")).ShouldBe(new string('x', 5000));
        Directory.GetFiles(_folder.Data).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_one_line()
    {
        _folder.Write("pb_data", "x");

        (await RunAsync("greet", "one", "you")).Error.Trim().ShouldNotContain("\n");
        (await RunAsync("serve", "--http", "127.0.0.1:0")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task Plugins_are_listed_with_the_reason_why_they_do_not_run()
    {
        _folder.WriteManifest("pb_plugins/new", "new", "9.0");

        var table = (await RunAsync("plugins", "--without", "greeting")).Output.Split(Environment.NewLine);
        using var json = JsonDocument.Parse((await RunAsync("plugins", "--json")).Output);

        table[0].ShouldBe("ID        VERSION  STATUS        REASON");
        table.ShouldContain(row => row.StartsWith("greeting") && row.EndsWith("Disabled      Switched off by --without."));
        table.ShouldContain("new       1.2.3    Incompatible  It was built for contract 9.0; this host has 0.1.");
        json.RootElement.EnumerateArray().Single(p => p.GetProperty("id").GetString() == "greeting").GetProperty("status").GetString().ShouldBe("Active");
    }

    [Fact]
    public async Task A_plugin_that_can_not_run_makes_the_list_fail_with_one_line()
    {
        _folder.WriteManifest("pb_plugins/new", "new", "9.0");

        var (code, _, error) = await RunAsync("plugins");

        code.ShouldBe(1);
        error.Trim().ShouldBe("Error: not every plugin can run: new: It was built for contract 9.0; this host has 0.1.");
    }

    [Fact]
    public async Task A_command_of_a_plugin_runs_on_an_opened_data_directory()
    {
        (await RunAsync("greet", "one", "you")).ShouldBe((0, "Hello you" + Environment.NewLine, ""));
        File.Exists(_folder.At("pb_data", "data.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Arguments_may_be_optional_or_many_and_options_stand_anywhere()
    {
        (await RunAsync("greet", "--dev", "all", "a", "b", "--queryTimeout=5", "c")).Output.Trim().ShouldBe("Hello a, b, c");
        (await RunAsync("greet", "all")).Output.Trim().ShouldBe("Hello");
        (await RunAsync("greet", "maybe")).Output.Trim().ShouldBe("Hello nobody");
        (await RunAsync("greet", "one")).Code.ShouldBe(1);
        (await RunAsync("greet", "one", "serve")).Output.Trim().ShouldBe("Hello serve");
    }

    [Fact]
    public async Task Flags_before_a_command_that_nobody_knows_are_tolerated()
    {
        (await RunAsync("--foo=bar", "--queryTimeout", "5", "-x", "greet", "all", "a")).ShouldBe((0, "Hello a" + Environment.NewLine, ""));
        (await RunAsync("--foo")).Output.ShouldContain("Usage:");
    }

    [Fact]
    public async Task A_failing_command_is_one_line()
    {
        var (code, output, error) = await RunAsync("greet", "one", "nobody");

        (code, output, error).ShouldBe((1, "", "Error: There is nobody." + Environment.NewLine));
    }

    [Fact]
    public async Task A_command_of_a_plugin_that_is_switched_off_is_unknown() =>
        (await RunAsync("greet", "one", "you", "--without", "greeting")).Error.Trim().ShouldBe("Error: unknown command \"greet\" for \"holdall\"");

    [Theory]
    [InlineData("[]", "greet", "with")]
    [InlineData("[loud=true]", "greet", "with", "--loud")]
    [InlineData("[loud=false]", "greet", "with", "-l=false")]
    [InlineData("[loud=true count=3] you", "greet", "with", "--loud", "you", "--count", "3")]
    [InlineData("[count=-3,4] you", "greet", "with", "-c", "-3", "--count=4", "you")]
    public async Task A_command_is_told_the_options_that_were_given(string expected, params string[] args) =>
        (await RunAsync(args)).Output.Trim().ShouldBe(expected);

    [Theory]
    [InlineData("Error: invalid value \"x\" of --count: no number", "--count", "x")]
    [InlineData("Error: unknown flag: --other", "--other")]
    public async Task An_option_that_is_wrong_is_refused_before_anything_is_done(string expected, params string[] args)
    {
        var (code, _, error) = await RunAsync(["greet", "must", .. args]);

        (code, error.Trim()).ShouldBe((1, expected));
        Directory.Exists(_folder.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task An_option_may_be_required() => (await RunAsync("greet", "must")).Error.Trim().ShouldBe("Error: Option '--count' is required.");

    [Fact]
    public async Task The_help_of_a_command_tells_of_its_options_and_details()
    {
        var (_, output, _) = await RunAsync("greet", "with", "--help");

        output.ShouldContain("-c, --count <number>");
        output.ShouldContain("How often");
        output.ShouldNotContain("--secret");
        output.TrimEnd().ShouldEndWith("More about it.");
        (await RunAsync("greet", "all", "--help")).Output.ShouldNotContain("More about it.");
    }

    [Fact]
    public async Task A_plugin_may_add_commands_below_its_own()
    {
        (await RunAsync("greet", "with", "love")).Output.Trim().ShouldBe("Hello with love");
        (await RunAsync("greet", "with", "hate")).Output.Trim().ShouldBe("[] hate");
    }

    [Theory]
    [InlineData("dir", "every command has an option --dir")]
    [InlineData("help", "every command has an option --help")]
    [InlineData("a b", "\"a b\" is no name of an option")]
    [InlineData("-x", "\"-x\" is no name of an option")]
    public void Names_of_options_that_can_be_none_are_refused(string name, string reason)
    {
        var command = new PluginCommand
        {
            Path = "x",
            Description = "",
            Arguments = [],
            Options = [new CommandOption { Name = name, Description = "" }],
            RunAsync = _ => Task.FromResult<string?>(null),
        };

        Should.Throw<InvalidOperationException>(() => new PluginCommands().Of("own").Add(command)).Message.ShouldContain(reason);
    }

    private sealed class GreetingPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddCommands<GreetingCommands>();
    }

    private sealed class GreetingCommands : ICommandModule
    {
        public void AddCommands(ICommands commands)
        {
            commands.Add(new PluginCommand
            {
                Path = "greet one",
                Description = "Greets.",
                Arguments = ["NAME"],
                ArgumentDescriptions = ["Who is greeted"],
                RunAsync = call =>
                call.Arguments[0] == "nobody"
                    ? throw new InvalidOperationException("There is nobody.")
                    : Task.FromResult<string?>("Hello " + call.Arguments[0])
            });
            commands.Add(new PluginCommand
            {
                Path = "greet all",
                Description = "Greets.",
                Arguments = ["NAME..."],
                RunAsync = call => Task.FromResult<string?>("Hello " + string.Join(", ", call.Arguments)),
            });
            commands.Add(new PluginCommand
            {
                Path = "greet again",
                Description = "Greets.",
                Arguments = [],
                NeedsData = true,
                RunAsync = _ => Task.FromResult<string?>("Hello again"),
            });
            commands.Add(new PluginCommand
            {
                Path = "greet maybe",
                Description = "Greets.",
                Arguments = ["[NAME]"],
                RunAsync = call => Task.FromResult<string?>("Hello " + (call.Arguments.Count > 0 ? call.Arguments[0] : "nobody")),
            });
            AddWithOptions(commands);
        }

        private static void AddWithOptions(ICommands commands)
        {
            var count = new CommandOption
            {
                Name = "count",
                Letter = 'c',
                Description = "How often",
                ValueName = "number",
                Check = text => int.TryParse(text, out _) ? null : "no number",
            };
            commands.Add(new PluginCommand
            {
                Path = "greet with",
                Description = "Greets.",
                Details = "More about it.",
                Arguments = ["ARGS..."],
                Options =
                [
                    new CommandOption { Name = "loud", Letter = 'l', Description = "Shouts" },
                    count,
                    new CommandOption { Name = "secret", Description = "Nobody knows", IsHidden = true },
                ],
                RunAsync = call => Task.FromResult<string?>(
                    $"[{string.Join(' ', call.Options.Select(o => o.Key + "=" + string.Join(',', o.Value)))}] {string.Join(' ', call.Arguments)}".Trim()),
            });
            commands.Add(new PluginCommand
            {
                Path = "greet with love",
                Description = "Greets.",
                Arguments = [],
                RunAsync = _ => Task.FromResult<string?>("Hello with love"),
            });
            commands.Add(new PluginCommand
            {
                Path = "greet must",
                Description = "Greets.",
                Arguments = [],
                Options = [new CommandOption { Name = "count", Description = "How often", ValueName = "number", IsRequired = true, Check = count.Check }],
                RunAsync = _ => Task.FromResult<string?>("Hello"),
            });
        }
    }
}
