using Holdall.Collections;
using Holdall.Plugins.Auth.SignIn;

namespace Holdall.Plugins.Auth.Tests;

public sealed class UniqueIndexTests
{
    [Theory]
    [InlineData("CREATE UNIQUE INDEX `idx` ON `users` (`email`) WHERE `email` != ''", false)]
    [InlineData("create unique index if not exists idx on users (email)", false)]
    [InlineData("CREATE UNIQUE INDEX idx ON \"users\" ([email] collate NoCase DESC)", true)]
    [InlineData("CREATE UNIQUE INDEX `idx`\nON `users` (\n  `email` COLLATE NOCASE\n)", true)]
    public void A_unique_index_of_one_column_is_found(string statement, bool ignoresCase) => Find(statement)!.IgnoresCase.ShouldBe(ignoresCase);

    [Theory]
    [InlineData("CREATE INDEX `idx` ON `users` (`email`)")]
    [InlineData("CREATE UNIQUE INDEX `idx` ON `users` (`email`, `username`)")]
    [InlineData("CREATE UNIQUE INDEX `idx` ON `users` (lower(`email`))")]
    [InlineData("CREATE UNIQUE INDEX `idx` ON `users` (`emails`)")]
    public void Others_are_not(string statement) => Find(statement).ShouldBeNull();

    private static UniqueIndex? Find(string statement) => UniqueIndex.Of(new Collection { Name = "users", Indexes = [statement] }, "email");
}
