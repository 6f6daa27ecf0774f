using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class ReaderPoolTests : IDisposable
{
    private readonly TestDatabase _db = new();
    private readonly ReaderPool _pool;

    public ReaderPoolTests() => _pool = new ReaderPool(_db.File, 2, TimeSpan.FromMinutes(1), TimeProvider.System);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _pool.Dispose();
        _db.Dispose();
    }

    [Fact]
    public async Task Who_reserves_a_connection_waits_without_a_thread_until_one_is_given_back()
    {
        var (first, second) = (_pool.Rent(aborted: Aborted), _pool.Rent(aborted: Aborted));
        var reserving = _pool.ReserveAsync(Aborted).AsTask();
        reserving.IsCompleted.ShouldBeFalse();

        _pool.Return(first);

        await Eventually.EndsAsync(reserving);
        var third = _pool.Rent(isReserved: true, aborted: Aborted);
        third.ShouldBe(first);
        _pool.Return(second);
        _pool.Return(third);
    }

    [Fact]
    public async Task Who_does_not_wait_any_longer_takes_none()
    {
        var (first, second) = (_pool.Rent(aborted: Aborted), _pool.Rent(aborted: Aborted));
        using var gone = new CancellationTokenSource();
        var reserving = _pool.ReserveAsync(gone.Token).AsTask();

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reserving);
        _pool.Return(first);
        _pool.Return(second);
        for (var i = 0; i < 2; i++) await Eventually.EndsAsync(_pool.ReserveAsync(Aborted).AsTask());
        for (var i = 0; i < 2; i++) _pool.Return(_pool.Rent(isReserved: true, aborted: Aborted));
    }
}
