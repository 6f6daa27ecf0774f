using Holdall.Collections;
using Holdall.Engine.Schema.Tables;

namespace Holdall.Engine.Tests.Schema.Tables;

public sealed class UniqueColumnsTests
{
    [Theory]
    [InlineData("CREATE UNIQUE INDEX `idx` ON `users` (`email`) WHERE `email` != ''", Uniqueness.Exact)]
    [InlineData("create unique index if not exists idx on users (email)", Uniqueness.Exact)]
    [InlineData("CREATE UNIQUE INDEX idx ON \"users\" ([EMAIL] collate NoCase DESC)", Uniqueness.IgnoringCase)]
    [InlineData("CREATE UNIQUE INDEX `idx`\nON `users` (\n  `email` COLLATE NOCASE\n)", Uniqueness.IgnoringCase)]
    public void A_unique_index_of_one_column_is_found(string index, Uniqueness uniqueness) => Of(index).ShouldBe(uniqueness);

    [Theory]
    [InlineData("CREATE INDEX `idx` ON `users` (`email`)")]
    [InlineData("CREATE INDEX `unique` ON `users` (`email`)")]
    [InlineData("CREATE UNIQUE INDEX `idx` ON `users` (`email`, `username`)")]
    [InlineData("CREATE UNIQUE INDEX `idx` ON `users` (lower(`email`))")]
    [InlineData("CREATE UNIQUE INDEX `idx` ON `users` (`emails`)")]
    public void Others_are_not(string index) => Of(index).ShouldBe(Uniqueness.None);

    private static Uniqueness Of(string index) => UniqueColumns.Of([index], "email");
}
