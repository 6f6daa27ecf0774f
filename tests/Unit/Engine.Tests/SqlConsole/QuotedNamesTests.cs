using Holdall.Engine.SqlConsole;

namespace Holdall.Engine.Tests.SqlConsole;

public sealed class QuotedNamesTests
{
    [Theory]
    [InlineData("SELECT {{books}}.[[id]] FROM {{books}}", "SELECT `books`.`id` FROM `books`")]
    [InlineData("SELECT '{{x}}', '[[y]]'", "SELECT '`x`', '`y`'")]
    [InlineData("SELECT '{{}}', '[]', '{:x}'", "SELECT '{{}}', '[]', '{:x}'")]
    public void Marked_names_are_quoted_wherever_they_stand(string sql, string resolved) => QuotedNames.Resolve(sql).ShouldBe(resolved);
}
