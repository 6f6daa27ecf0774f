using Holdall.Collections;
using Holdall.Migrations;

namespace Holdall.Host.Commands.Migrate;

/// <summary>A file with one migration: a script of a plugin that runs them, or C# to be compiled into a plugin or an application.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record MigrationFile(string FileName, string Text)
{
    private const string CSharp = ".cs";

    /// <summary>One that does nothing yet.</summary>
    public static MigrationFile Empty(string title, long number, IMigrationSource? source)
    {
        var name = MigrationName.Of(title, number);
        return source is null ? EmptyClass(name) : new MigrationFile(name + source.Extension, source.EmptyFile);
    }

    /// <summary>One that brings any data directory to these collections, and takes nothing back.</summary>
    public static MigrationFile Snapshot(IReadOnlyList<Collection> collections, long number, IMigrationSource? source)
    {
        var name = MigrationName.Of("collections_snapshot", number);
        var json = CollectionsSnapshot.ToJson(collections);
        return source is null ? SnapshotClass(name, json) : new MigrationFile(name + source.Extension, source.SnapshotFile(json));
    }

    private static MigrationFile EmptyClass(string name) =>
        new(name + CSharp, $$"""
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

    private static MigrationFile SnapshotClass(string name, string json) =>
        new(name + CSharp, $$"""""
            using Holdall.Migrations;

            namespace Migrations;

            [Migration("{{name}}")]
            internal sealed class {{MigrationName.ClassOf(name)}} : IMigration
            {
                public Task UpAsync(MigrationContext context) => context.ImportCollectionsAsync(Collections);

                public Task DownAsync(MigrationContext context) => Task.CompletedTask;

                private const string Collections =
            """"
            {{json}}
            """";
            }

            """"");
}
