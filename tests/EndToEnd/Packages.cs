namespace Holdall.EndToEnd.Tests;

/// <summary>What an author outside of the repository has of Holdall: the packages, in a folder that serves as a feed.</summary>
internal static class Packages
{
    /// <summary>The tests that build projects: one build at a time takes what a machine has.</summary>
    public const string Builds = "Builds";

    private static readonly string Feed = Path.Combine(Published.Root, "artifacts", "packages");

    /// <summary>Packages of others are kept between runs, ours are always taken anew.</summary>
    private static readonly Lazy<string> Restored = new(() =>
    {
        var folder = Directory.CreateDirectory(Path.Combine(Published.Root, "artifacts", "restored"));
        foreach (var ours in folder.GetDirectories("holdall.*")) ours.Delete(recursive: true);
        return folder.FullName;
    });

    /// <summary>Copies a sample out of the repository.</summary>
    /// <returns>The folder of the copy.</returns>
    public static string CopySample(TempFolder folder, string name)
    {
        var source = folder.File("source");
        Directory.CreateDirectory(source);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Published.Root, "samples", name)))
        {
            File.Copy(file, Path.Combine(source, Path.GetFileName(file)));
        }

        return source;
    }

    /// <summary>Builds a project against the packages. A warning is a failure: it would be the author's first impression.</summary>
    public static async Task BuildAsync(string source, string output)
    {
        string[] arguments =
        [
            "build", source, "-o", output, "-warnaserror", "-p:FromPackage=true", $"-p:RestoreAdditionalProjectSources={Feed}",
            $"-p:RestorePackagesPath={Restored.Value}", "-m:1", "--nologo",
        ];
        var built = await Published.RunAsync("dotnet", arguments, source, minutes: 10);
        built.ExitCode.ShouldBe(0, built.Output + built.Error);
    }
}
