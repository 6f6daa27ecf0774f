using Holdall.Collections;

namespace Holdall.Host.Commands.Migrate;

/// <summary>A C# file with one migration, to be compiled into a plugin or an application.</summary>
/// <param name="Name">Name of the migration and, with its extension, of the file.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record MigrationFile(string Name, string Text)
{
    public const string Extension = ".cs";

    /// <summary>One that does nothing yet.</summary>
    public static MigrationFile Empty(string title, DateTimeOffset now)
    {
        var name = MigrationName.Of(title, now);
        return new MigrationFile(name, $$"""
            using Holdall.Collections;
            using Holdall.Migrations;

            namespace Migrations;

            [Migration("{{name}}")]
            internal sealed class {{MigrationName.ClassOf(name)}} : IMigration
            {
                public Task UpAsync(MigrationContext context)
                {
                    // Make the change here, such as:
                    // return context.Collections.SaveAsync(Collection.NewBase("posts", [new TextField { Name = "title" }]), context.Aborted);
                    return Task.CompletedTask;
                }

                public Task DownAsync(MigrationContext context)
                {
                    // Take it back here, such as:
                    // return context.Collections.DeleteAsync(context.Collections.Get("posts"), context.Aborted);
                    return Task.CompletedTask;
                }
            }

            """);
    }

    /// <summary>One that brings any data directory to these collections, and takes nothing back.</summary>
    public static MigrationFile Snapshot(IReadOnlyList<Collection> collections, DateTimeOffset now)
    {
        var name = MigrationName.Of("collections_snapshot", now);
        return new MigrationFile(name, $$"""""
            using Holdall.Migrations;

            namespace Migrations;

            [Migration("{{name}}")]
            internal sealed class {{MigrationName.ClassOf(name)}} : IMigration
            {
                public Task UpAsync(MigrationContext context) => context.ImportCollectionsAsync(Collections);

                public Task DownAsync(MigrationContext context) => Task.CompletedTask;

                private const string Collections =
            """"
            {{CollectionsSnapshot.ToJson(collections)}}
            """";
            }

            """"");
    }
}
