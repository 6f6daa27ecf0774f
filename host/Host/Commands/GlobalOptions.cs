using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Holdall.Engine.Backups.Incremental;

namespace Holdall.Host.Commands;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    private const int MaxSeconds = 86_400;
    private const string TextFormat = "text";
    private const string JsonFormat = "json";

    private readonly Option<string> _dir = new("--dir")
    {
        Description = "Data directory",
        Recursive = true,
        DefaultValueFactory = _ => BesideProgram("pb_data"),
    };
    private readonly Option<string> _publicDir = new("--publicDir")
    {
        Description = "Folder of public files",
        Recursive = true,
        DefaultValueFactory = _ => BesideProgram("pb_public"),
    };
    private readonly Option<string?> _migrationsDir = new("--migrationsDir")
    {
        Description = "Folder of migrations, pb_migrations beside the data directory by default",
        Recursive = true,
    };
    private readonly Option<string?> _incrementalDir = new("--incrementalDir")
    {
        Description = "Folder of incremental backups, by default the bucket of backups or incremental in the data directory",
        Recursive = true,
    };
    private readonly Option<string?> _hooksDir = new("--hooksDir")
    {
        Description = "Folder of hooks in JavaScript, pb_hooks beside the data directory by default",
        Recursive = true,
    };
    private readonly Option<bool> _hooksWatch = new("--hooksWatch")
    {
        Description = "Load hooks anew when their files change (default: true)",
        Recursive = true,
        DefaultValueFactory = _ => true,
    };
    private readonly Option<int> _hooksPool = new("--hooksPool")
    {
        Description = "How many hooks in JavaScript can run at once before more contexts are made",
        Recursive = true,
        DefaultValueFactory = _ => 15,
    };
    private readonly Option<bool> _automigrate = new("--automigrate")
    {
        Description = "Write a migration in JavaScript for each change of a collection through the API (default: true)",
        Recursive = true,
        DefaultValueFactory = _ => true,
    };
    private readonly Option<bool> _indexFallback = new("--indexFallback")
    {
        Description = "Answer unknown paths with the public index.html (default: true)",
        Recursive = true,
        DefaultValueFactory = _ => true,
    };
    private readonly Option<bool> _dev = new("--dev") { Description = "Log everything to the console", Recursive = true };
    private readonly Option<string> _logFormat = new("--logFormat")
    {
        Description = "How log messages are written to the console: text or json",
        Recursive = true,
        DefaultValueFactory = _ => TextFormat,
    };
    private readonly Option<string?> _encryptionEnv = new("--encryptionEnv")
    {
        Description = "Name of the environment variable with the 32 character key of the settings",
        Recursive = true,
    };
    private readonly Option<int> _queryTimeout = Seconds("--queryTimeout", "Timeout of queries in seconds", 30);
    private readonly Option<int> _filterTimeout = Seconds(
        "--filterTimeout", "Timeout in seconds of queries with a filter or order that a client has written", 10);

    private readonly Option<int> _logRequests = Number(
        "--logRequests", "How many requests are logged in a second, and as many again that have failed; 0 logs all", 5000, 0, 1_000_000, "");

    private readonly Option<string[]> _plugins = new("--plugins") { Description = "The only plugins to run, separated by commas", Recursive = true };
    private readonly Option<string[]> _without = new("--without") { Description = "Plugins not to run, separated by commas", Recursive = true };

    public void AddTo(Command root)
    {
        Option[] all =
        [
            _dir, _publicDir, _incrementalDir, _hooksDir, _hooksWatch, _hooksPool, _migrationsDir, _automigrate, _indexFallback, _dev,
            _logFormat, _logRequests, _encryptionEnv,
            _queryTimeout, _filterTimeout, _plugins, _without,
        ];
        _logFormat.AcceptOnlyFromAmong(TextFormat, JsonFormat);
        foreach (var option in all) root.Options.Add(option);
    }

    private static Option<int> Seconds(string name, string description, int usual) => Number(name, description, usual, 1, MaxSeconds, " of seconds");

    private static Option<int> Number(string name, string description, int usual, int least, int most, string unit) => new(name)
    {
        Description = description,
        Recursive = true,
        DefaultValueFactory = _ => usual,
        CustomParser = given =>
        {
            if (given.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            given.AddError($"{name} must be a number{unit} from {least} to {most}");
            return usual;
        },
    };

    /// <summary>Whether an option of any command has this name, with its dashes.</summary>
    public static bool Has(string name)
    {
        var root = new RootCommand();
        new GlobalOptions().AddTo(root);
        return root.Options.Any(option => option.Name == name || option.Aliases.Contains(name));
    }

    /// <exception cref="StartFailure">One of them can't be.</exception>
    public LaunchOptions Read(ParseResult line)
    {
        var launch = ReadAll(line);
        if (launch.EncryptionKey is { } key && Encoding.UTF8.GetByteCount(key) is var bytes and not (16 or 24 or 32))
            throw new StartFailure($"The key of the settings in {launch.EncryptionVariable} has {bytes} bytes; it must have 32.");
        return launch;
    }

    /// <summary>Names of the options that are true or false.</summary>
    public IReadOnlyCollection<string> Flags => [_hooksWatch.Name, _automigrate.Name, _indexFallback.Name, _dev.Name];

    private LaunchOptions ReadAll(ParseResult line) => new()
    {
        DataFolder = DataFolder(line.GetValue(_dir)!),
        HasUsualDataFolder = line.GetResult(_dir) is null or { Implicit: true },
        PublicFolder = Folder(_publicDir.Name, line.GetValue(_publicDir)!),
        MigrationsFolder = Folder(_migrationsDir.Name, line.GetValue(_migrationsDir) ?? Path.Combine(line.GetValue(_dir)!, "..", "pb_migrations")),
        HooksFolder = Folder(_hooksDir.Name, line.GetValue(_hooksDir) ?? Path.Combine(line.GetValue(_dir)!, "..", "pb_hooks")),
        IncrementalFolder = IncrementalFolder(line),
        Settings = ScriptSettings(line),
        IndexFallback = line.GetValue(_indexFallback),
        Dev = line.GetValue(_dev),
        JsonLogs = line.GetValue(_logFormat) == JsonFormat,
        RequestsLogged = line.GetValue(_logRequests),
        EncryptionVariable = Variable(line.GetValue(_encryptionEnv)),
        QueryTimeout = TimeSpan.FromSeconds(line.GetValue(_queryTimeout)),
        FilterTimeout = TimeSpan.FromSeconds(line.GetValue(_filterTimeout)),
        Plugins = line.GetResult(_plugins) is null ? null : Split(line.GetValue(_plugins)),
        Without = Split(line.GetValue(_without)),
    };

    /// <summary>What was given of the options of the plugin that runs scripts: it reads them as it does its other settings.</summary>
    private Dictionary<string, string?> ScriptSettings(ParseResult line)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var option in (Option[])[_hooksWatch, _hooksPool, _automigrate])
        {
            if (line.GetResult(option) is not { Implicit: false }) continue;
            var value = option == _hooksPool
                ? line.GetValue(_hooksPool).ToString(CultureInfo.InvariantCulture)
                : line.GetValue((Option<bool>)option).ToString();
            settings[$"settings:{UnrunScripts.Runner}:{option.Name.TrimStart('-')}"] = value;
        }

        return settings;
    }

    /// <exception cref="StartFailure">It can't be the folder of incremental backups.</exception>
    private string? IncrementalFolder(ParseResult line)
    {
        if (line.GetValue(_incrementalDir) is not { } path) return null;
        var folder = Folder(_incrementalDir.Name, path);
        return SegmentStores.FindFault(folder, DataFolder(line.GetValue(_dir)!)) is { } fault ? throw new StartFailure(fault) : folder;
    }

    /// <exception cref="StartFailure">It can't be the path of a directory.</exception>
    private static string DataFolder(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new StartFailure("--dir must be the path of a directory.");
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return File.Exists(folder) ? throw new StartFailure($"The data directory {folder} is a file.") : folder;
    }

    /// <exception cref="StartFailure">It can't be the path of a folder.</exception>
    private static string Folder(string option, string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new StartFailure($"{option} must be the path of a folder.");
        var folder = Path.GetFullPath(path);
        return File.Exists(folder) ? throw new StartFailure($"{folder}, which {option} names, is a file.") : folder;
    }

    /// <exception cref="StartFailure">No variable can have this name.</exception>
    private static string? Variable(string? name) => name is not null && (string.IsNullOrWhiteSpace(name) || name.Contains('=', StringComparison.Ordinal))
        ? throw new StartFailure("--encryptionEnv must be the name of a variable of the environment.")
        : name;

    /// <summary>Values that were given one by one or separated by commas.</summary>
    public static string[] Split(string[]? values) =>
        [.. (values ?? []).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>Whether a program is not the application but what runs it.</summary>
    public static bool IsLauncher([NotNullWhen(false)] string? program) => program is null || Path.GetFileNameWithoutExtension(program) == "dotnet";

    /// <summary>The single file unpacks itself elsewhere, so the place of the program is not that of its assemblies.</summary>
    private static string BesideProgram(string name)
    {
        var program = Environment.ProcessPath;
        return Path.Combine(IsLauncher(program) ? AppContext.BaseDirectory : Path.GetDirectoryName(program)!, name);
    }
}
