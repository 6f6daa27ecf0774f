using System.Collections.Concurrent;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

/// <summary>Many at once: reads, writes, failing writes and transactions of eight workers.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const int Workers = 8;
    private const int Rounds = 300;

    private readonly TestDatabase _data = new();
    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly ConcurrentBag<string> _refused = [];

    [Fact]
    public async Task Nothing_is_lost_and_nobody_is_locked_out()
    {
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker))));

        Sql.Texts(_data.File, "SELECT text FROM notes").Order().ShouldBe(_acknowledged.Order());
        Sql.Texts(_data.File, "PRAGMA integrity_check").ShouldBe(["ok"]);
        _refused.Count.ShouldBe(Workers * (Rounds / 4));
    }

    public void Dispose() => _data.Dispose();

    private async Task WorkAsync(int worker)
    {
        for (var i = 0; i < Rounds; i++)
        {
            var name = $"{worker}-{i}";
            switch (i % 4)
            {
                case 0: await AddAsync(name); break;
                case 1: await TransactAsync(name); break;
                case 2: await RefuseAsync(i, worker); break;
                default: await GiveUpAsync(name); break;
            }

            _data.Count().ShouldBeGreaterThan(0);
        }
    }

    private async Task AddAsync(string name)
    {
        await _data.AddAsync(name);
        _acknowledged.Add(name);
    }

    /// <summary>Two notes or none; every third transaction fails.</summary>
    private async Task TransactAsync(string name)
    {
        var fails = name.GetHashCode(StringComparison.Ordinal) % 3 == 0;
        try
        {
            await _data.Database.RunAsync(async () =>
            {
                var before = _data.Count();
                await _data.AddAsync(name + "a");
                await Task.Yield();
                await _data.AddAsync(name + "b");
                _data.Count().ShouldBe(before + 2);
                if (fails) throw new OperationCanceledException();
            });
            _acknowledged.Add(name + "a");
            _acknowledged.Add(name + "b");
        }
        catch (OperationCanceledException) when (fails)
        {
            _acknowledged.ShouldNotContain(name + "a");
        }
    }

    /// <summary>A write that the database refuses, beside others that it takes.</summary>
    private async Task RefuseAsync(int round, int worker)
    {
        var failure = await Should.ThrowAsync<DatabaseException>(_data.AddAsync($"{worker}-{round - 2}"));
        failure.Kind.ShouldBe(DatabaseErrorKind.Unique);
        _refused.Add(failure.Message);
    }

    /// <summary>A write whose caller goes away, before or after it is made.</summary>
    private async Task GiveUpAsync(string name)
    {
        using var stop = new CancellationTokenSource();
        var write = _data.AddAsync(name, stop.Token);
        await stop.CancelAsync();
        try
        {
            await write;
            _acknowledged.Add(name);
        }
        catch (OperationCanceledException)
        {
            _refused.ShouldNotBeNull();
        }
    }
}
