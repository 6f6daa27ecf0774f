using System.Runtime.InteropServices;
using Holdall.Host.Packaging;

namespace Holdall.Host.Tests.Packaging;

public sealed class CodeFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly RunFolder _run;

    public CodeFilesTests() => _run = new RunFolder([_folder.File("place")]);

    public void Dispose()
    {
        _run.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Native_code_loads_from_memory_and_leaves_no_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has files in memory.");

        NativeLibrary.Load(new CodeFiles(_run).Make("own.so", NativeCode())).ShouldNotBe(0);

        Directory.Exists(_folder.File("place")).ShouldBeFalse();
    }

    [Fact]
    public void Native_code_loads_from_the_folder_of_the_process_where_there_are_no_files_in_memory()
    {
        var path = new CodeFiles(_run).InFolder("own.so", NativeCode());

        path.ShouldStartWith(_folder.File("place"));
        NativeLibrary.Load(path).ShouldNotBe(0);
    }

    private static byte[] NativeCode() => File.ReadAllBytes(Process().Modules.Cast<System.Diagnostics.ProcessModule>()
        .First(module => module.FileName.Contains("System.Native", StringComparison.Ordinal)).FileName);

    private static System.Diagnostics.Process Process() => System.Diagnostics.Process.GetCurrentProcess();
}
