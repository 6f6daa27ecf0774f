using Holdall.Host.Commands;
using Holdall.Host.Packaging;

namespace Holdall.Host.Tests;

/// <summary>A folder with a data directory and folders of plugins, gone with the test.</summary>
internal sealed class HostFolder : IDisposable
{
    private static readonly string Compiled = System.IO.Path.Combine(AppContext.BaseDirectory, "test-plugins");

    private readonly TempFolder _folder = new();

    public HostFolder() => Run = new RunFolder([At("run")]);

    public string Path => _folder.Path;

    public string Data => At("pb_data");

    public string BuiltIn => At("built-in");

    public string ThirdParty => At("pb_plugins");

    /// <summary>Room for code of plugins, below this folder.</summary>
    public RunFolder Run { get; }

    public LaunchOptions Launch() => new() { DataFolder = Data, PublicFolder = At("pb_public"), BuiltInPluginsFolder = BuiltIn };

    public string At(params string[] parts) => _folder.File(parts);

    public void Write(string path, string text)
    {
        var file = At(path.Split('/'));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Writes a manifest of a plugin that has no code.</summary>
    public void WriteManifest(string folder, string id, string contract = "0.1", string requires = "[]") =>
        Write(
            $"{folder}/plugin.json",
            $$"""{"id":"{{id}}","name":"{{id}}","version":"1.2.3","contract":"{{contract}}","assembly":"None.dll","requires":{{requires}}}""");

    /// <summary>Copies plugins that were compiled with the tests.</summary>
    public HostFolder WithCompiled(params string[] ids)
    {
        foreach (var id in ids)
        {
            var target = Directory.CreateDirectory(System.IO.Path.Combine(ThirdParty, id)).FullName;
            foreach (var file in Directory.GetFiles(System.IO.Path.Combine(Compiled, id)))
            {
                File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));
            }
        }

        return this;
    }

    public void Dispose()
    {
        Run.Dispose();
        _folder.Dispose();
    }
}
