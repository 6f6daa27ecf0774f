using Holdall.Engine.Collections;

namespace Holdall.Engine.Tests.Collections;

public sealed class IndexStatementTests
{
    [Theory]
    [InlineData("create index a on t (b)", "CREATE INDEX `a` ON `t` (`b`)")]
    [InlineData("CREATE UNIQUE INDEX IF NOT EXISTS \"x\".\"a\" ON [t] ( b , `c` COLLATE nocase desc ) WHERE b != ''", "CREATE UNIQUE INDEX IF NOT EXISTS `x`.`a` ON `t` (\n  `b`,\n  `c` COLLATE nocase DESC\n) WHERE b != ''")]
    [InlineData("create index a on t (lower(b), n + 1)", "CREATE INDEX `a` ON `t` (\n  lower(b),\n  n + 1\n)")]
    [InlineData("create index a on t (n+1)", "CREATE INDEX `a` ON `t` (`n+1`)")]
    [InlineData("create index a on t ('b')", "CREATE INDEX `a` ON `t` (`b`)")]
    [InlineData("create index a on t (b,)", "CREATE INDEX `a` ON `t` (`b`)")]
    [InlineData("create index a on t (b); drop table x", "CREATE INDEX `a` ON `t` (`b`)")]
    [InlineData("create index a on t (b) where ", "CREATE INDEX `a` ON `t` (`b`)")]
    [InlineData("CREATE\n UNIQUE\tINDEX a ON t\n(\n  \"b\"\n)", "CREATE UNIQUE INDEX `a` ON `t` (`b`)")]
    public void What_is_understood_is_built_in_one_form(string sql, string normal)
    {
        var index = IndexStatement.Parse(sql);
        index.IsValid.ShouldBeTrue();
        index.Build().ShouldBe(normal);
    }

    [Fact]
    public void What_takes_too_long_to_read_is_not_valid() => IndexStatement.Parse("CREATE INDEX" + new string(' ', 200_000) + "x").IsValid.ShouldBeFalse();

    [Theory]
    [InlineData("create index")]
    [InlineData("create index on t (a)")]
    [InlineData("create idx_x on x (id)")]
    [InlineData("create index a on t ()")]
    [InlineData("create index a on t (b) where length(a) > 1")]
    [InlineData("create index a on t (b) where a in (1,2)")]
    [InlineData("create index a on t (lower(b)")]
    [InlineData("create index a on t ('b)")]
    [InlineData("drop index a")]
    public void Anything_else_is_not_valid(string sql) => IndexStatement.Parse(sql).IsValid.ShouldBeFalse();
}
