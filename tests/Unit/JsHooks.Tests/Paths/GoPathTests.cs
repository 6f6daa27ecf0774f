using Holdall.Plugins.JsHooks.Paths;

namespace Holdall.Plugins.JsHooks.Tests.Paths;

public sealed class GoPathTests
{
    [Theory]
    [InlineData("/a/../b", "/b")]
    [InlineData("a//b/./c", "a/b/c")]
    [InlineData("", ".")]
    [InlineData("../x", "../x")]
    [InlineData("/..", "/")]
    [InlineData("a/b/../../..", "..")]
    [InlineData("a/..", ".")]
    public void A_path_is_cleaned(string path, string expected) => GoPath.Clean(path).ShouldBe(expected);

    [Theory]
    [InlineData("/a/b.txt", "b.txt", "/a", ".txt")]
    [InlineData("b", "b", ".", "")]
    [InlineData("/", "/", "/", "")]
    [InlineData("", ".", ".", "")]
    [InlineData("a/b/", "b", "a/b", "")]
    [InlineData("a//", "a", "a", "")]
    [InlineData(".hidden", ".hidden", ".", ".hidden")]
    [InlineData("a.b/c", "c", "a.b", "")]
    [InlineData("x.", "x.", ".", ".")]
    public void A_path_has_a_base_a_folder_and_an_extension(string path, string name, string folder, string extension)
    {
        GoPath.Base(path).ShouldBe(name);
        GoPath.Dir(path).ShouldBe(folder);
        GoPath.Ext(path).ShouldBe(extension);
    }

    [Fact]
    public void Parts_are_joined()
    {
        GoPath.Join(["a", "b", "../c"]).ShouldBe("a/c");
        GoPath.Join(["/", "x"]).ShouldBe("/x");
        GoPath.Join([]).ShouldBe("");
        GoPath.Join(["", "a"]).ShouldBe("a");
        GoPath.Join(["a", "/b"]).ShouldBe("a/b");
    }

    [Theory]
    [InlineData("/a", "/a/b/c", "b/c")]
    [InlineData("/a/b", "/a/c", "../c")]
    [InlineData("a", "a", ".")]
    [InlineData(".", "x/y", "x/y")]
    [InlineData("a/b", ".", "../..")]
    public void The_way_between_paths_is_found(string from, string to, string expected) => GoPath.Rel(from, to).ShouldBe(expected);

    [Theory]
    [InlineData("/a", "b")]
    [InlineData("..", "b")]
    public void There_is_no_way_from_an_unknown_place(string from, string to) => Should.Throw<ArgumentException>(() => GoPath.Rel(from, to));

    [Theory]
    [InlineData("/a/b.txt", "/a/", "b.txt")]
    [InlineData("b", "", "b")]
    [InlineData("a/", "a/", "")]
    public void A_path_is_split_behind_its_last_separator(string path, string folder, string file) => GoPath.Split(path).ShouldBe((folder, file));

    [Theory]
    [InlineData("*.txt", "a.txt", true)]
    [InlineData("*.txt", "a/b.txt", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[^a]x", "bx", true)]
    [InlineData("a/*/c", "a/b/c", true)]
    [InlineData("*", "", true)]
    [InlineData("a*b*c", "aXbYbc", true)]
    [InlineData("a*b", "a/b", false)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "x", false)]
    [InlineData("[\\]]", "]", true)]
    public void A_pattern_matches_within_folders(string pattern, string name, bool expected) => GoGlob.Match(pattern, name).ShouldBe(expected);

    [Theory]
    [InlineData("[")]
    [InlineData("[a")]
    [InlineData("[]a]")]
    [InlineData("[a-]")]
    [InlineData("a\\")]
    public void A_malformed_pattern_is_refused(string pattern) => Should.Throw<FormatException>(() => GoGlob.Match(pattern, "a"));

    [Fact]
    public void Files_are_found_by_a_pattern()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "sub"));
            foreach (var name in new[] { "b.txt", "a.txt", "sub/c.txt", "sub/d.md" }) File.WriteAllText(Path.Combine(folder, name), "");

            GoGlob.Find(folder + "/*.txt").ShouldBe([folder + "/a.txt", folder + "/b.txt"]);
            GoGlob.Find(folder + "/*/*.txt").ShouldBe([folder + "/sub/c.txt"]);
            GoGlob.Find(folder + "/a.txt").ShouldBe([folder + "/a.txt"]);
            GoGlob.Find(folder + "/none*").ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
