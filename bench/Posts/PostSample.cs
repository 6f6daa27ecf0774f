namespace Holdall.Bench.Posts;

internal static class PostSample
{
    /// <summary>Some 200 characters, as a short text field has.</summary>
    public const string Body =
        "A bag that holds everything is only as good as the time it takes to find one thing in it. This text is here to give a record " +
        "the weight that records have in practice: two hundred characters, more or less.";

    public const string CreateBody =
        $$"""{"title":"A post made under load","body":"{{Body}}","views":42,"active":true,"author":"author-7"}""";
}
