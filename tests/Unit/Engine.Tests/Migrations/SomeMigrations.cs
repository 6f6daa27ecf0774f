using Holdall.Collections;
using Holdall.Fields;
using Holdall.Migrations;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Migrations;

[Migration("1700000001_create_posts")]
internal sealed class CreatePosts : IMigration
{
    public Task UpAsync(MigrationContext context) =>
        context.Collections.SaveAsync(Collection.NewBase("posts", [new TextField { Name = "title", Required = true }]), context.Aborted);

    public Task DownAsync(MigrationContext context) => context.Collections.DeleteAsync(context.Collections.Get("posts"), context.Aborted);
}

[Migration("1700000002_fill_posts")]
internal sealed class FillPosts(TimeProvider time) : IMigration
{
    public async Task UpAsync(MigrationContext context)
    {
        context.Transactions.IsActive.ShouldBeTrue();
        await context.Records.SaveAsync(new Record(context.Collections.Get("posts")) { ["title"] = "saved in " + time.GetUtcNow().Year }, context.Aborted);
        context.Execute("INSERT INTO posts (id, title) VALUES (?1, ?2)", "raw", "a 'quoted' one").ShouldBe(1);
        context.Execute("UPDATE posts SET title = title || '!'; UPDATE posts SET title = title || '?' WHERE id = 'raw'").ShouldBe(1);
    }

    public Task DownAsync(MigrationContext context)
    {
        context.Execute("DELETE FROM posts").ShouldBe(2);
        return Task.CompletedTask;
    }
}

[Migration("1700000003_fails")]
internal sealed class Fails : IMigration
{
    public async Task UpAsync(MigrationContext context)
    {
        context.Execute("UPDATE _collections SET listRule = '' WHERE name = 'posts'");
        context.Collections.Get("posts").ListRule.ShouldBe("");
        await context.Collections.SaveAsync(Collection.NewBase("bad name"), context.Aborted);
    }

    public Task DownAsync(MigrationContext context) => throw new InvalidOperationException("there is no way back");
}

[Migration("1700000004_import")]
internal sealed class ImportNotes : IMigration
{
    public Task UpAsync(MigrationContext context) =>
        context.ImportCollectionsAsync("""[{"name":"notes","type":"base","fields":[{"name":"body","type":"editor"}]}]""");

    public Task DownAsync(MigrationContext context) => Task.CompletedTask;
}

[Migration("1640988000_init.go")]
internal sealed class TakesABuiltInName : IMigration
{
    public Task UpAsync(MigrationContext context) => Task.CompletedTask;

    public Task DownAsync(MigrationContext context) => Task.CompletedTask;
}

internal sealed class Nameless : IMigration
{
    public Task UpAsync(MigrationContext context) => Task.CompletedTask;

    public Task DownAsync(MigrationContext context) => Task.CompletedTask;
}
