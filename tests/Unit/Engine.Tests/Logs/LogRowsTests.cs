using Holdall.Engine.Logs;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Logs;

public sealed class LogRowsTests
{
    [Fact]
    public async Task An_entry_whose_id_is_taken_gets_another_one()
    {
        await using var log = await SomeLog.OpenAsync();
        using var rows = new LogRows(new Repeating());
        var (failure, leftOut) = await log.Engine.Get<Databases>().Auxiliary.WriteAsync(
            rows, static (session, rows) => rows.Write(
                session, [SomeLog.Entry("first"), SomeLog.Entry("second")], LogDataLimit.Default), TestContext.Current.CancellationToken);
        (failure, leftOut).ShouldBe((null, 0));
        log.Texts("SELECT message FROM _logs ORDER BY rowid").ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task Only_data_that_is_longer_than_allowed_is_shortened()
    {
        await using var log = await SomeLog.OpenAsync();
        using var rows = new LogRows();
        var fits = """{"b":"0123456789","a":"0123456789","c":"0123456789"}""";
        await log.Engine.Get<Databases>().Auxiliary.WriteAsync(
            rows,
            (session, rows) => rows.Write(
                session, [SomeLog.Entry(data: fits), SomeLog.Entry(data: fits[..^2] + "0\"}"), SomeLog.Entry(data: fits)], fits.Length),
            TestContext.Current.CancellationToken);
        log.Texts("SELECT data FROM _logs ORDER BY rowid").ShouldBe([fits, """{"__pb_truncated__":true,"a":"0123456789","b":null}""", fits]);
    }

    /// <summary>Chance that gives the same for the first two ids.</summary>
    private sealed class Repeating : Random
    {
        private int _asked;

        public override int Next(int maxValue) => _asked++ < 14 ? 0 : 1;

        public override void NextBytes(Span<byte> buffer) => buffer.Fill((byte)Next(2));
    }
}
