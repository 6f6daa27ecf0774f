// dotnet tool restore && dotnet cake --target=Test
// Names what can be built and calls the tools that do it; how is said in the project files.

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");
var own = (IsRunningOnWindows() ? "win" : IsRunningOnMacOs() ? "osx" : "linux") + "-" + System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
var rids = HasArgument("rid") ? new[] { Argument<string>("rid") } : new[] { "linux-x64", "win-x64", "linux-arm64", "osx-arm64" };
const string Solution = "Plugins.sln";
const string Ui = "plugins/admin-ui/ui";

void Run(string tool, string arguments, string folder = ".", IDictionary<string, string> environment = null)
{
    if (IsRunningOnWindows() && tool == "npm") { arguments = "/c npm " + arguments; tool = "cmd"; }
    var code = StartProcess(tool, new ProcessSettings { Arguments = arguments, WorkingDirectory = folder, EnvironmentVariables = environment });
    if (code != 0) throw new CakeException($"{tool} {arguments} ended with exit code {code}.");
}

void PublishFor(string rid) => Run("dotnet", $"publish host/Host/Host.csproj -c {configuration} -r {rid} --nologo -v minimal");

Task("Clean").Does(() => CleanDirectories(new[] { "artifacts", Ui + "/dist", "plugins/js-hooks/typescript/dist" }));

Task("Restore").Does(() => Run("dotnet", $"restore {Solution}"));

Task("Build").IsDependentOn("Restore").Does(() => Run("dotnet", $"build {Solution} --no-restore -c {configuration} --nologo -v minimal"));

// Style and quality are checked by the build; white space is not.
Task("Format").Does(() => Run("dotnet", "format whitespace . --folder --verify-no-changes --exclude artifacts"));

Task("Publish").DoesForEach(rids, rid =>
{
    PublishFor(rid);
    Run("dotnet", $"msbuild host/Host/Host.csproj -t:Archive -p:Configuration={configuration} -p:RuntimeIdentifier={rid} -nologo -v:quiet");
});

Task("PublishOwn").Does(() => PublishFor(own));

Task("Pack").DoesForEach(
    new[] { "abstractions/Abstractions.csproj", "host/Engine/Engine.csproj", "host/Host/Host.csproj" },
    project => Run("dotnet", $"pack {project} -c {configuration} -o artifacts/packages --nologo -v quiet"));

// The tests of the dashboard drive the Chromium of Debian.
Task("Browser").WithCriteria(() => IsRunningOnLinux() && !FileExists("/usr/bin/chromium")).Does(() =>
{
    Run("apt-get", "update -qq");
    Run("apt-get", "install -y -qq chromium");
});

Task("TestDashboard").IsDependentOn("Build").Does(() =>
{
    Run("npm", "run check", Ui);
    Run("npm", "test", Ui);
});

// Every page of the dashboard, in a browser before the published file: five minutes, for those who change the dashboard.
Task("TestPages").WithCriteria(() => IsRunningOnLinux()).IsDependentOn("PublishOwn").IsDependentOn("Browser").IsDependentOn("TestDashboard")
    .Does(() => Run("npm", "run e2e", Ui, new Dictionary<string, string> { ["HOLDALL_PROGRAM"] = MakeAbsolute(File($"artifacts/publish/{own}/holdall")).FullPath }));

Task("Test").IsDependentOn("Format").IsDependentOn("Build").IsDependentOn("PublishOwn").IsDependentOn("Pack").IsDependentOn("Browser").IsDependentOn("TestDashboard")
    .Does(() => Run("dotnet", $"test --solution {Solution} --no-build -c {configuration}"));

Task("Bench").IsDependentOn("PublishOwn").Does(() => Run("dotnet", $"run --project bench -c Release -- compare --holdall artifacts/publish/{own}/holdall"));

Task("Default").IsDependentOn("Test");

RunTarget(target);
