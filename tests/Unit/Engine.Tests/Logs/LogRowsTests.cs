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
            rows, static (session, rows) => rows.Write(session, [SomeLog.Entry("first"), SomeLog.Entry("second")]), TestContext.Current.CancellationToken);
        (failure, leftOut).ShouldBe((null, 0));
        log.Texts("SELECT message FROM _logs ORDER BY rowid").ShouldBe(["first", "second"]);
    }

    /// <summary>Chance that gives the same for the first two ids.</summary>
    private sealed class Repeating : Random
    {
        private int _asked;

        public override int Next(int maxValue) => _asked++ < 14 ? 0 : 1;

        public override void NextBytes(Span<byte> buffer) => buffer.Fill((byte)Next(2));
    }
}
