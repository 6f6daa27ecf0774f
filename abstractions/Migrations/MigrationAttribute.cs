namespace Holdall.Migrations;

/// <summary>Names a migration: <c>&lt;Unix seconds&gt;_&lt;what it does&gt;</c>. The name is its place in the order and its key in the history.</summary>
/// <param name="name">The name, such as <c>1700000000_create_posts</c>; unique among all plugins, at most 255 characters.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MigrationAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The name of a migration.</summary>
    /// <exception cref="InvalidOperationException">The type has no such attribute, or one without a usable name.</exception>
    public static string NameOf(Type migration)
    {
        var attribute = (MigrationAttribute?)GetCustomAttribute(migration, typeof(MigrationAttribute));
        if (attribute is not { Name.Length: > 0 and <= 255 })
        {
            throw new InvalidOperationException($"{migration.Name} needs a [Migration(\"…\")] with its name.");
        }

        return attribute.Name;
    }
}
