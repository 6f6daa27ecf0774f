using Holdall.Fields;

namespace Holdall.Collections;

/// <summary>Builds collections in a few lines; <see cref="ICollections.SaveAsync(Collection, CancellationToken)"/> stores them.</summary>
/// <example>
/// <code>
/// var posts = Collection.NewBase("posts", [
///     new TextField { Name = "title", Required = true },
///     new SelectField { Name = "tags", Values = ["news", "sport"], MaxSelect = 2 },
///     new RelationField { Name = "author", CollectionId = collections.Get("users").Id, MaxSelect = 1 },
///     .. StandardFields.Times(),
/// ]) with
/// {
///     ListRule = "",
///     CreateRule = "@request.auth.id != ''",
///     Indexes = ["CREATE INDEX idx_posts_title ON posts (title)"],
/// };
/// posts = await collections.SaveAsync(posts);
/// </code>
/// </example>
public static class NewCollections
{
    extension(Collection)
    {
        /// <summary>A collection of plain records. An <c>id</c> comes first unless the fields have one.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="fields">Its own fields.</param>
        public static Collection NewBase(string name, FieldList? fields = null) => new() { Name = name, Fields = Complete([StandardFields.Id()], fields) };

        /// <summary>
        /// A collection of records that can sign in, with a password at first; <c>id</c> and <see cref="StandardFields.Auth"/> come first unless the fields
        /// have them.
        /// </summary>
        /// <param name="name">Its name.</param>
        /// <param name="fields">Its own fields.</param>
        /// <param name="options">How they sign in; without any those of <see cref="AuthOptions.NewDefault"/>.</param>
        public static Collection NewAuth(string name, FieldList? fields = null, AuthOptions? options = null) => new()
        {
            Name = name,
            Type = CollectionTypes.Auth,
            Fields = Complete([StandardFields.Id(), .. StandardFields.Auth()], fields),
            Auth = options ?? AuthOptions.NewDefault(),
        };

        /// <summary>A collection that shows the rows of a SELECT. Its fields are found out when it is saved; the query must give an <c>id</c>.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="query">The SELECT.</param>
        public static Collection NewView(string name, string query) => new() { Name = name, Type = CollectionTypes.View, ViewQuery = query };
    }

    private static FieldList Complete(Field[] standard, FieldList? own)
    {
        own ??= FieldList.Empty;
        var fields = new List<Field>(standard.Length + own.Count);
        foreach (var field in standard)
        {
            if (own.Find(field.Name) is null) fields.Add(field);
        }

        fields.AddRange(own);
        return FieldList.Create([.. fields]);
    }
}
