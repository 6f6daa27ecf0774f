using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Holdall.Plugins.Auth.LeakedPasswords;

namespace Holdall.Plugins.Auth.Tests.LeakedPasswords;

public sealed class PasswordListTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\r\n", ":{0}", true)]
    [InlineData("\n", ":{0}", true)]
    [InlineData("\n", "", false)]
    public void Every_password_of_a_sorted_list_is_found_and_no_other(string end, string behind, bool isUpper)
    {
        for (var count = 1; count <= 40; count += 3)
        {
            var passwords = Enumerable.Range(0, count).Select(i => $"password {i}").ToList();
            var lines = passwords.Select(HashOf).Order(StringComparer.Ordinal)
                .Select((hash, i) => (isUpper ? hash : hash.ToLowerInvariant()) + string.Format(null, behind, i * 1000));
            var list = Write(string.Join(end, lines) + (count % 2 == 0 ? end : ""));

            list.FindProblem().ShouldBeNull();
            foreach (var password in passwords) list.Contains(password).ShouldBeTrue($"{password} of {count}");
            for (var i = 0; i < 40; i++) list.Contains($"another {i}").ShouldBeFalse();
        }
    }

    [Fact]
    public void Plain_passwords_are_found_as_they_are_and_anew_when_they_change()
    {
        var list = Write("123456\npassword\r\nдоверие\n");
        list.FindProblem().ShouldBeNull();
        list.Contains("password").ShouldBeTrue();
        list.Contains("доверие").ShouldBeTrue();
        list.Contains("Password").ShouldBeFalse();

        Write("other\n");
        File.SetLastWriteTimeUtc(_folder.File("list.txt"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        list.Contains("password").ShouldBeFalse();
        list.Contains("other").ShouldBeTrue();
    }

    [Fact]
    public void A_list_that_is_exchanged_for_one_without_order_is_none()
    {
        string[] hashes = [.. Enumerable.Range(0, 2000).Select(static i => HashOf($"password {i}"))];
        var list = Write(string.Join('\n', hashes.Order(StringComparer.Ordinal)));
        list.Contains("password 7").ShouldBeTrue();

        Write(string.Join('\n', hashes) + '\n');

        Should.Throw<IOException>(() => list.Contains("password 7")).Message.ShouldEndWith("is not in the order of its hashes.");
        list.FindProblem()!.ShouldEndWith("is not in the order of its hashes.");
    }

    [Fact]
    public void A_list_that_has_become_empty_is_none()
    {
        var list = Write("password\n");
        list.Contains("password").ShouldBeTrue();

        Write("");

        Should.Throw<IOException>(() => list.Contains("password"));
    }

    [Fact]
    public void A_list_in_another_order_is_refused()
    {
        var lines = Enumerable.Range(0, 500).Select(i => $"{HashOf($"password {i}")}:{1000 - i}");

        Write(string.Join("\r\n", lines)).FindProblem()!.ShouldContain("order");
    }

    [Fact]
    public void What_is_not_there_or_empty_is_refused()
    {
        new PasswordList("").FindProblem()!.ShouldContain("auth.leakedPasswords");
        new PasswordList(_folder.File("nothing.txt")).FindProblem()!.ShouldContain("nothing.txt");
        Write("").FindProblem()!.ShouldContain("empty");
    }

    private PasswordList Write(string text)
    {
        var path = _folder.File("list.txt");
        File.WriteAllText(path, text);
        return new PasswordList(path);
    }

    [SuppressMessage("Security", "CA5350", Justification = "The format of the lists that there are.")]
    private static string HashOf(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
}
