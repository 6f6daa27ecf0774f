using Holdall.Http;
using Holdall.Plugins.Auth.Passwords;

namespace Holdall.Plugins.Auth.Tests;

public sealed class HashQueueTests : IDisposable
{
    private readonly ManualResetEventSlim _gate = new();
    private readonly List<string> _done = [];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task Clients_take_turns_however_many_passwords_one_of_them_has()
    {
        var queue = await StartAsync(longestLine: 10, capacity: 40);
        Task<bool>[] waiting = [Add(queue, "a"), Add(queue, "a"), Add(queue, "a"), Add(queue, "b"), Add(queue, ""), Add(queue, "b")];
        _gate.Set();
        await Task.WhenAll(waiting);
        _done.ShouldBe(["first", "a", "b", "", "a", "b", "a"]);
    }

    [Fact]
    public async Task A_client_with_too_many_is_told_to_come_back()
    {
        var queue = await StartAsync(longestLine: 3, capacity: 40);
        var waiting = Enumerable.Range(0, 3).Select(_ => Add(queue, "a")).ToList();
        var refusal = await Should.ThrowAsync<ApiException>(() => Add(queue, "a"));
        (refusal.Status, refusal.RetryAfter > TimeSpan.Zero).ShouldBe((429, true));
        waiting.Add(Add(queue, "b"));
        _gate.Set();
        await Task.WhenAll(waiting);
        _done.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_crowd_of_clients_leaves_room_for_one_more()
    {
        var queue = await StartAsync(longestLine: 3, capacity: 6);
        var a = Enumerable.Range(0, 3).Select(_ => Add(queue, "a")).ToList();
        var b = Enumerable.Range(0, 3).Select(_ => Add(queue, "b")).ToList();
        var c = Add(queue, "c");
        (await Should.ThrowAsync<ApiException>(() => a[2])).Status.ShouldBe(429);
        _gate.Set();
        await Task.WhenAll([a[0], a[1], .. b, c]);
        _done.Count.ShouldBe(7);
    }

    [Fact]
    public async Task When_everybody_has_the_same_the_next_is_refused()
    {
        var queue = await StartAsync(longestLine: 3, capacity: 3);
        Task<bool>[] waiting = [Add(queue, "a"), Add(queue, "b"), Add(queue, "c")];
        (await Should.ThrowAsync<ApiException>(() => Add(queue, "d"))).Status.ShouldBe(429);
        _gate.Set();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Work_that_no_client_asked_for_may_use_all_the_room()
    {
        var queue = await StartAsync(longestLine: 2, capacity: 6);
        var waiting = Enumerable.Range(0, 6).Select(_ => Add(queue, "")).ToList();
        await Should.ThrowAsync<ApiException>(() => Add(queue, ""));
        _gate.Set();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Addresses_that_one_client_chooses_from_are_one_client()
    {
        var queue = await StartAsync(longestLine: 2, capacity: 6);
        Task<bool>[] waiting = [Add(queue, "2001:0db8:0000:0001:0000:0000:0000:0001"), Add(queue, "2001:0db8:0000:0001:0000:0000:0000:0002")];
        await Should.ThrowAsync<ApiException>(() => Add(queue, "2001:0db8:0000:0001:ffff:0000:0000:0003"));
        _gate.Set();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Nothing_is_done_for_a_client_that_has_gone()
    {
        var queue = await StartAsync(longestLine: 10, capacity: 40);
        using var client = new CancellationTokenSource();
        var given = queue.RunAsync("a", () => Note("a"), client.Token);
        var other = Add(queue, "b");
        await client.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => given);
        _gate.Set();
        await other;
        _done.ShouldBe(["first", "b"]);
    }

    [Fact]
    public async Task Its_threads_go_behind_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells.");
        var stat = await new HashQueue(1, 1, 1).RunAsync("", () => File.ReadAllText("/proc/thread-self/stat"), Aborted);
        // The name, in brackets, may hold spaces; the nice value is the 17th behind it.
        stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16].ShouldBe("5");
    }

    [Fact]
    public async Task A_failure_is_that_of_the_caller_and_of_nobody_else()
    {
        var queue = new HashQueue(1, 10, 40);
        await Should.ThrowAsync<FormatException>(() => queue.RunAsync<bool>("a", () => throw new FormatException(), Aborted));
        _gate.Set();
        (await Add(queue, "a")).ShouldBeTrue();
    }

    /// <summary>A queue whose only thread works until the gate opens.</summary>
    private async Task<HashQueue> StartAsync(int longestLine, int capacity)
    {
        var queue = new HashQueue(1, longestLine, capacity);
        var begun = new TaskCompletionSource();
        _ = queue.RunAsync("first", () =>
        {
            begun.SetResult();
            _gate.Wait(Aborted);
            return Note("first");
        }, Aborted);
        await begun.Task;
        return queue;
    }

    private Task<bool> Add(HashQueue queue, string client) => queue.RunAsync(client, () => Note(client), Aborted);

    private bool Note(string client)
    {
        _done.Add(client);
        return true;
    }
}
