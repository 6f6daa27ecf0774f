using System.Text;
using Holdall.Engine.Fields.Formats;

namespace Holdall.Engine.Tests.Fields.Formats;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("", "^R_R\\.txt$")]
    [InlineData(".png", "^R_R\\.png$")]
    [InlineData(".tar.gz", "^R_R\\.tar\\.gz$")]
    [InlineData("a.tar.gz", "^aR_R\\.tar\\.gz$")]
    [InlineData("....abc", "^R_R\\.abc$")]
    [InlineData("a.b.c.?.?.?.2", "^a_b_c_R\\.2$")]
    [InlineData("a.b.c.d.tar.gz", "^a_b_c_d_R\\.tar\\.gz$")]
    [InlineData("abcd", "^abcd_R\\.txt$")]
    [InlineData(".abcd.123.", "^abcd_R\\.123$")]
    [InlineData("a  b! c d  . 456", "^a_b_c_d_R\\.456$")]
    [InlineData("myTestDB.txt", "^my_test_db_R\\.txt$")]
    [InlineData("UPPER.CASE.Name.PDF", "^upper_case_R\\.Name\\.PDF$")]
    [InlineData("..lead.txt", "^R_R\\.lead\\.txt$")]
    [InlineData("ünïcödé ✓.txt", "^n_c_d_R\\.txt$")]
    [InlineData("trailing.", "^trailing_R\\.txt$")]
    [InlineData("semi;colon.t;xt", "^semi_colon_R\\.txt$")]
    [InlineData("300_UhLKX91HVb.png", "^300_uh_lkx91_hvb_R\\.png$")]
    [InlineData("../../etc/passwd.txt", "^passwd_R\\.txt$")]
    [InlineData("a_b__c.x", "^a_b_c_R\\.x$")]
    public void Stored_name_follows_the_name_of_the_client(string name, string pattern) =>
        FileNames.Create(name, "abc"u8).ShouldMatch(pattern.Replace("R", "[a-z0-9]{10}", StringComparison.Ordinal));

    [Fact]
    public void Long_names_and_extensions_are_cut() =>
        FileNames.Create(new string('a', 101) + "." + new string('b', 21), "abc"u8).ShouldMatch("^a{100}_[a-z0-9]{10}\\.b{20}$");

    [Fact]
    public void Of_a_very_long_name_the_end_counts() =>
        FileNames.Create(new string('é', 200) + "End.png", "abc"u8).ShouldMatch("^end_[a-z0-9]{10}\\.png$");

    [Fact]
    public void Missing_extension_comes_from_the_content()
    {
        FileNames.Create("image", Encoding.Latin1.GetBytes("\u0089PNG\r\n\u001a\n")).ShouldEndWith(".png");
        FileNames.Create("noise", [1, 2, 3]).ShouldMatch("^noise_[a-z0-9]{10}$");
    }

    [Fact]
    public void Two_uploads_of_one_name_get_different_names() => FileNames.Create("a.txt", []).ShouldNotBe(FileNames.Create("a.txt", []));

    [Fact]
    public void Whatever_the_client_says_the_stored_name_is_valid()
    {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            var name = new string([.. Enumerable.Range(0, random.Next(400)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0xFFFF))]);
            var stored = FileNames.Create(name, []);
            FileNames.IsValid(stored).ShouldBeTrue();
            stored.Length.ShouldBeLessThanOrEqualTo(150);
        }
    }
}
