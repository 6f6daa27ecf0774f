using Holdall.Bench.Compare;

namespace Holdall.Bench.Login;

/// <summary>A Holdall with accounts, and posts to list.</summary>
internal static class LoginHoldall
{
    private const int Posts = 300;
    private const int AtOnce = 8;

    private static readonly string[] s_collections =
    [
        """{"name":"people","type":"auth","createRule":"","otp":{"enabled":true,"duration":180,"length":8}}""",
        """{"name":"posts","type":"base","fields":[{"name":"title","type":"text"}],"listRule":"","createRule":""}""",
    ];

    public static string Person(int number) => $"person{number}@example.com";

    /// <summary>Addresses that nobody has, as long as those of accounts.</summary>
    public static string Nobody(int number) => $"nobody{number}@example.com";

    public static async Task FillAsync(RunningHoldall holdall, int people, CancellationToken stop)
    {
        foreach (var collection in s_collections)
            await holdall.PostAsync("/api/collections", collection, stop);
        await InTurnsAsync(people, i => holdall.PostAsync("/api/collections/people/records", RunningHoldall.Account(Person(i)), stop));
        await InTurnsAsync(Posts, i => holdall.PostAsync("/api/collections/posts/records", $$"""{"title":"Post {{i}}"}""", stop));
    }

    private static async Task InTurnsAsync(int count, Func<int, Task> make)
    {
        for (var i = 0; i < count; i += AtOnce)
            await Task.WhenAll(Enumerable.Range(i, Math.Min(AtOnce, count - i)).Select(make));
    }
}
