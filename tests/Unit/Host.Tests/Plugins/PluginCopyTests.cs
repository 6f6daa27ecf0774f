using Holdall.Host.Plugins;

namespace Holdall.Host.Tests.Plugins;

public sealed class PluginCopyTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Code_is_copied_and_content_is_not()
    {
        string[] code = ["Own.dll", "Own.pdb", "Own.deps.json", "de/Own.resources.dll", "runtimes/linux-x64/native/libown.so.1", "libown.dylib"];
        string[] content = ["plugin.json", "wwwroot/index.html", "model.bin"];
        foreach (var path in code.Concat(content)) _folder.Write("pb_plugins/own/" + path, path);
        var copy = Directory.CreateDirectory(_folder.At("copy")).FullName;

        PluginCopy.Make(_folder.At("pb_plugins", "own"), copy).ShouldBe(copy);

        Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(copy, file).Replace('\\', '/'))
            .ShouldBe(code, ignoreOrder: true);
    }
}
