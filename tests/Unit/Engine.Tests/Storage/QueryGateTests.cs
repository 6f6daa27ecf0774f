using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Tests.Storage;

public sealed class QueryGateTests
{
    private static readonly QueryCaller Guest = Of("guest");
    private static readonly QueryCaller Member = new("member", IsGuest: false, IsSuperuser: false);
    private static readonly QueryCaller Superuser = new("guest", IsGuest: false, IsSuperuser: true);

    private readonly QueryGate _gate = new(readers: 4, longestLine: 3, capacity: 6);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public void An_address_has_at_most_half_of_the_readers()
    {
        var entering = Enter(Member, Member, Member);
        entering.Select(e => e.IsCompleted).ShouldBe([true, true, false]);
        (_gate.Running, _gate.Waiting).ShouldBe((2, 1));
    }

    [Fact]
    public void Guests_together_have_at_most_half_of_them()
    {
        Enter(Of("a"), Of("b"), Of("c"), Of("d"), Member, Member).Select(e => e.IsCompleted).ShouldBe([true, true, false, false, true, true]);
    }

    [Fact]
    public void A_signed_in_caller_and_a_superuser_do_not_wait_behind_guests()
    {
        Enter(Guest, Guest, Guest, Superuser, Member).Select(e => e.IsCompleted).ShouldBe([true, true, false, true, true]);
    }

    [Fact]
    public async Task Lines_take_turns()
    {
        var entering = Enter(Of("a"), Of("a"), Of("a"), Of("a"), Of("b"), Of("a"));
        _gate.Leave(Of("a"));
        await entering[2];
        _gate.Leave(Of("a"));
        await entering[4];
        entering[3].IsCompleted.ShouldBeFalse();
        _gate.Leave(Of("b"));
        await entering[3];
        entering[5].IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task When_all_readers_are_taken_a_superuser_is_next()
    {
        var entering = Enter(Guest, Guest, Member, Member, Superuser, Guest);
        entering[4].IsCompleted.ShouldBeFalse();
        _gate.Leave(Member);
        await entering[4];
        (_gate.Running, _gate.Waiting).ShouldBe((4, 1));
    }

    [Fact]
    public async Task A_line_that_is_too_long_and_a_crowd_are_told_to_come_back()
    {
        Enter(Guest, Guest, Guest, Guest, Guest);
        var refusal = await Should.ThrowAsync<ApiException>(() => EnterAsync(Guest));
        (refusal.Status, refusal.RetryAfter > TimeSpan.Zero).ShouldBe((503, true));
        Enter(Of("a"), Of("b"), Of("c"));
        (await Should.ThrowAsync<ApiException>(() => EnterAsync(Of("d")))).Status.ShouldBe(503);
        (_gate.Running, _gate.Waiting).ShouldBe((2, 6));
    }

    [Fact]
    public async Task Who_has_gone_waits_no_longer()
    {
        using var client = new CancellationTokenSource();
        Enter(Guest, Guest);
        var gone = _gate.EnterAsync(Guest, client.Token).AsTask();
        var other = EnterAsync(Guest);
        await client.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        _gate.Waiting.ShouldBe(1);
        _gate.Leave(Guest);
        await other;
        _gate.Leave(Guest);
        _gate.Leave(Guest);
        (_gate.Running, _gate.Waiting).ShouldBe((0, 0));
        Enter(Guest, Guest, Guest).Select(e => e.IsCompleted).ShouldBe([true, true, false]);
    }

    private static QueryCaller Of(string address) => new(address, IsGuest: true, IsSuperuser: false);

    private Task EnterAsync(QueryCaller caller) => _gate.EnterAsync(caller, Aborted).AsTask();

    private List<Task> Enter(params ReadOnlySpan<QueryCaller> callers)
    {
        var entering = new List<Task>();
        foreach (var caller in callers) entering.Add(EnterAsync(caller));
        return entering;
    }
}
