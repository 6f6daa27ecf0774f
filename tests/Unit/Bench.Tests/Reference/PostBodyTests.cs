using System.Buffers;
using System.Text;
using Holdall.Bench.Posts;
using Holdall.Bench.Reference;

namespace Holdall.Bench.Tests.Reference;

public sealed class PostBodyTests
{
    [Fact]
    public void The_body_that_the_driver_sends_is_read()
    {
        PostBody.TryRead(Bytes(PostSample.CreateBody), out var post).ShouldBeTrue();

        post.ShouldBe(new Post("", "A post made under load", PostSample.Body, 42, true, "author-7", "", ""));
    }

    [Fact]
    public void Unknown_fields_are_passed_over()
    {
        PostBody.TryRead(Bytes("""{"more":{"a":[1,{}]},"title":"x"}"""), out var post).ShouldBeTrue();

        post.Title.ShouldBe("x");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"title":""")]
    [InlineData("""{"title":1}""")]
    public void What_is_no_post_is_refused(string body) => PostBody.TryRead(Bytes(body), out _).ShouldBeFalse();

    private static ReadOnlySequence<byte> Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
