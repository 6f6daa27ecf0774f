using Holdall.Engine.Batch;

namespace Holdall.Engine.Tests.Batch;

public sealed class BatchTargetTests
{
    [Theory]
    [InlineData("/api/collections/posts/records", "posts", null, "")]
    [InlineData("/api/collections/posts/records?expand=a/b?c", "posts", null, "?expand=a/b?c")]
    [InlineData("/api/collections/posts/records/a1#x", "posts", "a1#x", "")]
    [InlineData("/api/collections/a%20b/records/x%2Fy?a=1", "a%20b", "x%2Fy", "?a=1")]
    public void Collection_and_id_are_taken_literally(string url, string collection, string? id, string query)
    {
        var target = BatchTarget.Parse(url).ShouldNotBeNull();
        (target.Collection, target.Id, target.Query).ShouldBe((collection, id, query));
    }

    [Theory]
    [InlineData("/api/collections/posts/records/")]
    [InlineData("/api/collections/posts/records ")]
    [InlineData("/api/collections/posts/records/a/b")]
    [InlineData("/api/collections//records")]
    [InlineData("/api/collections/posts")]
    [InlineData("/api/collections/posts?x=/records")]
    [InlineData("/API/collections/posts/records")]
    [InlineData("http://localhost/api/collections/posts/records")]
    [InlineData("/x/api/collections/posts/records")]
    public void Anything_else_is_no_target(string url) => BatchTarget.Parse(url).ShouldBeNull();
}
