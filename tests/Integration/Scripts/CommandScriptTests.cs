using Holdall.Host;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Commands that hook files add to the command line.</summary>
public sealed class CommandScriptTests : IDisposable
{
    private const string Script = """
        const say = (text) => $os.writeFile($app.dataDir() + "/said", text, 0o644)
        const hello = new Command({
            use: "hello [name]",
            short: "Greets somebody",
            long: "Greets somebody, as often as you like.",
            example: "  hello Ann --times 3",
            aliases: ["hi"],
            run: (cmd, args) => {
                const flags = cmd.flags()
                say(JSON.stringify([
                    args, flags.getInt("times"), flags.getBool("loud"), flags.getString("to"), flags.getFloat64("pitch"), flags.getStringSlice("with"),
                    flags.getDuration("pause"), flags.changed("times"), flags.nArg(), flags.arg(0), cmd.flag("to")?.shorthand, flags.getBool("trace"),
                ]))
            },
        })
        hello.flags().intP("times", "t", 1, "how often")
        hello.flags().bool("loud", false, "shout")
        hello.flags().stringP("to", "o", "all", "who is meant")
        hello.flags().float64("pitch", 1.5, "how high")
        hello.flags().stringSlice("with", ["love"], "what comes along")
        hello.flags().duration("pause", 2e9, "between two")
        hello.flags().string("secret", "", "nobody knows")
        hello.flags().markHidden("secret")
        hello.persistentFlags().bool("trace", false, "tell everything")

        const must = new Command({ use: "must", short: "Needs to know", run: (cmd) => say(cmd.flags().getString("what") + cmd.flags().getBool("trace")) })
        must.flags().string("what", "", "what it is about")
        must.markFlagRequired("what")
        hello.addCommand(must)

        const wrong = new Command({ use: "wrong", run: (cmd) => { cmd.flags().getInt("none") } })
        wrong.flags().bool("none", false, "")
        const group = new Command({ use: "group", short: "Groups" })
        group.addCommand(new Command({ use: "one", short: "The one", run: () => say("one") }), wrong)

        const failed = []
        const fails = (run) => { try { run(); failed.push("") } catch (e) { failed.push(e.message) } }
        fails(() => hello.flags().int("times", 2, ""))
        fails(() => hello.flags().count("v", ""))
        fails(() => hello.flags().stringVar(null, "x", "", ""))
        fails(() => hello.markFlagRequired("none"))
        fails(() => must.addCommand(hello))
        const told = new Command({ use: "told", run: () => say(failed.join("|")) })

        const clash = new Command({ use: "clash", run: () => {} })
        clash.flags().string("dir", "", "")
        $app.rootCmd.addCommand(hello, group, told, clash)
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""[[],1,false,"all",1.5,["love"],2000000000,false,0,"","o",false]""", "hello")]
    [InlineData("""[["Ann"],3,true,"you",-2,["a","b","c"],5400000000000,true,1,"Ann","o",true]""",
        "hi", "Ann", "-t", "3", "--loud", "--to=you", "--pitch", "-2", "--with", "a,b", "--with=c", "--pause", "1h30m", "--trace")]
    [InlineData("""[["--loud"],1,false,"all",1.5,["love"],2000000000,false,1,"--loud","o",false]""", "hello", "--", "--loud")]
    [InlineData("xtrue", "hello", "must", "--what", "x", "--trace")]
    [InlineData("one", "group", "one")]
    [InlineData("flag redefined: times|not supported: use a flag of the kind int|not supported: scripts have no pointers; read the flag by its name"
        + "|flag accessed but not defined: none|command can't be a child of itself", "told")]
    public async Task A_command_reads_its_flags(string said, params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        code.ShouldBe(0, error);
        (await File.ReadAllTextAsync(_folder.File("pb_data", "said"), TestContext.Current.CancellationToken)).ShouldBe(said);
    }

    [Theory]
    [InlineData("invalid value \"x\" of --times: it is no whole number", "hello", "--times", "x")]
    [InlineData("invalid value \"2 days\" of --pause: it is no duration such as 1h30m", "hello", "--pause", "2 days")]
    [InlineData("invalid value \"high\" of --pitch: it is no number", "hello", "--pitch", "high")]
    [InlineData("Option '--what' is required.", "hello", "must")]
    [InlineData("unknown flag: --other", "hello", "Ann", "--other")]
    [InlineData("unknown flag: --other", "group", "--other")]
    [InlineData("unknown command \"two\"", "group", "two")]
    [InlineData("trying to get int value of flag of type bool", "group", "wrong")]
    public async Task What_is_wrong_with_it_is_told(string expected, params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        code.ShouldBe(1);
        error.ShouldContain(expected);
    }

    [Fact]
    public async Task The_help_tells_of_flags_and_examples()
    {
        var text = (await RunAsync("hello", "--help")).Output;

        text.ShouldContain("Greets somebody");
        text.ShouldContain("-t, --times <int>");
        text.ShouldContain("how often (default 1)");
        text.ShouldContain("who is meant (default \"all\")");
        text.ShouldContain("Needs to know");
        text.ShouldNotContain("--secret");
        text.TrimEnd().ShouldEndWith("  hello Ann --times 3");
    }

    [Fact]
    public async Task A_flag_that_every_command_has_is_refused_with_its_command() =>
        (await RunAsync("clash")).Error.ShouldContain("unknown command \"clash\"");

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await AppOf(args).RunAsync(output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private HoldallApp AppOf(string[] args)
    {
        Directory.CreateDirectory(_folder.File("pb_hooks"));
        File.WriteAllText(_folder.File("pb_hooks", "main.pb.js"), Script);
        return HoldallApp.Create(["--dir", _folder.File("pb_data"), .. args]).Use<JsHooksPlugin>();
    }
}
