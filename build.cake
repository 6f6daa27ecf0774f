// dotnet tool restore && dotnet cake --target=Publish --rid=linux-x64
// Names what can be built and calls the tools that do it; how is said in the project files.

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");
var rids = HasArgument("rid") ? new[] { Argument<string>("rid") } : new[] { "linux-x64", "win-x64", "linux-arm64", "osx-arm64" };
const string Solution = "Plugins.sln";
const string Ui = "plugins/admin-ui/ui";

void Run(string tool, string arguments, string folder = ".")
{
    if (IsRunningOnWindows() && tool == "npm") { arguments = "/c npm " + arguments; tool = "cmd"; }
    var code = StartProcess(tool, new ProcessSettings { Arguments = arguments, WorkingDirectory = folder });
    if (code != 0) throw new CakeException($"{tool} {arguments} ended with exit code {code}.");
}

Task("Clean").Does(() =>
{
    CleanDirectory("artifacts");
    if (DirectoryExists(Ui + "/dist")) CleanDirectory(Ui + "/dist");
});

Task("Restore").Does(() =>
{
    Run("dotnet", $"restore {Solution}");
    if (FileExists(Ui + "/package.json")) Run("npm", "ci --no-audit --no-fund", Ui);
});

Task("Dashboard").IsDependentOn("Restore").WithCriteria(() => FileExists(Ui + "/package.json")).Does(() => Run("npm", "run build", Ui));

Task("Build").IsDependentOn("Dashboard").Does(() => Run("dotnet", $"build {Solution} --no-restore -c {configuration}"));

Task("Test").IsDependentOn("Build").Does(() => Run("dotnet", $"test {Solution} --no-build -c {configuration}"));

Task("Publish").IsDependentOn("Dashboard").DoesForEach(rids, rid => Run("dotnet", $"publish host/Host/Host.csproj -c {configuration} -r {rid}"));

Task("Pack").IsDependentOn("Restore").Does(() => Run("dotnet", $"pack abstractions/Abstractions.csproj -c {configuration} -o artifacts/packages"));

Task("Bench").IsDependentOn("Publish").Does(() => Run("dotnet", "run --project bench -c Release"));

Task("Default").IsDependentOn("Test");

RunTarget(target);
