using System.Text.RegularExpressions;
namespace Holdall.Architecture.Tests;

/// <summary>Who may reference whom, and where things live.</summary>
public sealed partial class HouseRules
{
    [Fact]
    public void The_contract_references_nothing_of_ours_and_only_Carter() =>
        ProjectTree.Projects("abstractions").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => ProjectTree.References(p, "ProjectReference").ShouldBeEmpty(),
            p => ProjectTree.References(p, "PackageReference").Where(
                r => !r.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ShouldBe(["Carter"]));

    [Fact]
    public void The_engine_references_only_the_contract() =>
        ProjectTree.References(
            Path.Combine(ProjectTree.Root, "host/Engine/Engine.csproj"), "ProjectReference").ShouldBe(["../../abstractions/Abstractions.csproj"]);

    [Fact]
    public void Plugins_reference_no_project_of_ours_but_the_contract() =>
        ProjectTree.Projects("plugins").SelectMany(p => ProjectTree.References(p, "ProjectReference")).ShouldBeEmpty();

    [Fact]
    public void Plugins_bring_no_database_of_their_own() =>
        ProjectTree.Projects("plugins").SelectMany(p => ProjectTree.References(p, "PackageReference"))
            .Where(r => r.Contains("sqlite", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    [Fact]
    public void Only_the_jobs_know_Hangfire() =>
        ProjectTree.Users("host", ["host/Host/Jobs/"], "using Hangfire").Concat(ProjectTree.Users("plugins", [], "using Hangfire")).ShouldBeEmpty();

    [Fact]
    public void Only_the_mailer_knows_MailKit() =>
        ProjectTree.Users(
            "plugins",
            ["plugins/mailer/"],
            "using MailKit",
            "using MimeKit").Concat(ProjectTree.Users("host", [], "using MailKit", "using MimeKit")).ShouldBeEmpty();

    [Fact]
    public void Only_the_scripts_know_Jint() =>
        ProjectTree.Users("plugins", ["plugins/js-hooks/"], "using Jint").Concat(ProjectTree.Users("host", [], "using Jint")).ShouldBeEmpty();

    [Fact]
    public void The_syntax_of_filters_knows_no_HTTP_and_no_SQLite() =>
        ProjectTree.Users(
            "host/Engine/Filters/Syntax", [], "using Holdall.Http", "using Microsoft.AspNetCore", "Sqlite", "using Holdall.Engine.Storage").ShouldBeEmpty();

    [Fact]
    public void An_area_of_the_engine_uses_only_those_before_it()
    {
        string[] order =
        [
            "Metrics", "Storage", "Caching", "Json", "Hooks", "Requests", "Jobs", "Files", "Fields", "LocalFiles", "Notices", "Schema", "Filters", "Rules", "Settings",
            "RateLimits", "Records", "Collections",
            "DataDirectory", "Migrations", "Batch", "Logs", "Backups", "Health", "SqlConsole",
        ];
        var used =
            from file in ProjectTree.Sources("host/Engine")
            let area = ProjectTree.Relative(file).Split('/')[2]
            where area is not ("EngineSetup.cs" or "EngineLifetime.cs")
            from line in File.ReadLines(file)
            where line.StartsWith("using Holdall.Engine.", StringComparison.Ordinal)
                || line.StartsWith("using static Holdall.Engine.", StringComparison.Ordinal)
            select (Area: area, Used: line[(line.IndexOf("Engine.", StringComparison.Ordinal) + 7)..].TrimEnd(';').Split('.')[0], File: file);

        used.Where(use => use.Area != use.Used && !(Array.IndexOf(order, use.Used) is >= 0 and var place && place < Array.IndexOf(order, use.Area)))
            .Select(use => $"{ProjectTree.Relative(use.File)} uses {use.Used}").ShouldBeEmpty();
    }

    [Fact]
    public void A_plugin_exports_one_public_type()
    {
        foreach (var project in ProjectTree.Projects("plugins"))
        {
            var folder = ProjectTree.Relative(Path.GetDirectoryName(project)!);
            ProjectTree.Sources(folder).SelectMany(File.ReadLines)
                .Count(line => PublicType().IsMatch(line))
                .ShouldBe(1, folder);
        }
    }

    [Fact]
    public void The_engine_exports_nothing() =>
        ProjectTree.Sources("host/Engine").Where(
            p => File.ReadLines(p).Any(l => l.StartsWith("public ", StringComparison.Ordinal))).Select(ProjectTree.Relative).ShouldBeEmpty();

    [Theory]
    [InlineData("Utils")]
    [InlineData("Helper")]
    [InlineData("Manager")]
    public void No_file_has_a_name_that_says_nothing(string word) =>
        new[] { "abstractions", "host", "plugins" }.SelectMany(ProjectTree.Sources)
            .Where(p => Path.GetFileNameWithoutExtension(p).EndsWith(word, StringComparison.Ordinal)).Select(ProjectTree.Relative).ShouldBeEmpty();

    [Fact]
    public void The_top_level_holds_only_what_was_agreed() =>
        Directory.EnumerateDirectories(ProjectTree.Root).Select(Path.GetFileName).Where(n => n![0] != '.')
            .Except(["abstractions", "host", "plugins", "tests", "samples", "bench", "docs"])
            .Except(File.ReadLines(Path.Combine(ProjectTree.Root, ".gitignore")).Select(l => l.TrimEnd('/'))).ShouldBeEmpty();

    [GeneratedRegex(@"^public .*\b(class|record|interface) ")]
    private static partial Regex PublicType();
}
