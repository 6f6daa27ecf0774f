namespace Holdall.Migrations;

/// <summary>
/// A step in the history of an application's data: it makes a change of collections or records, and takes it back. It carries a
/// <see cref="MigrationAttribute"/>, is registered with <see cref="PluginBuilder.AddMigrations{TMigration}"/>, and may take services in its constructor.
/// </summary>
/// <remarks>
/// <c>serve</c> and <c>migrate up</c> run every migration that the table <c>_migrations</c> does not name yet, in the order of their names and all in one
/// transaction: an exception undoes the whole run, and the server does not start. A migration that was applied is never run again, so it is not to be
/// changed afterwards.
/// </remarks>
/// <example>
/// <code>
/// [Migration("1700000000_create_posts")]
/// internal sealed class CreatePosts : IMigration
/// {
///     public Task UpAsync(MigrationContext context) => context.Collections.SaveAsync(
///         Collection.NewBase("posts", [new TextField { Name = "title", Required = true }, .. StandardFields.Times()]));
///
///     public Task DownAsync(MigrationContext context) => context.Collections.DeleteAsync(context.Collections.Get("posts"));
/// }
/// </code>
/// </example>
public interface IMigration
{
    /// <summary>Makes the change. Called in the transaction of the whole run.</summary>
    Task UpAsync(MigrationContext context);

    /// <summary>Takes the change back, for <c>migrate down</c>. Called in the transaction of the whole run.</summary>
    Task DownAsync(MigrationContext context);
}
