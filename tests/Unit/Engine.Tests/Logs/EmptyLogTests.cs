using Holdall.Engine.Logs;
using Holdall.Engine.Storage;
using Holdall.TestKit.Fakes;

namespace Holdall.Engine.Tests.Logs;

public sealed class EmptyLogTests
{
    [Fact]
    public async Task The_space_of_an_emptied_log_is_freed()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Run("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
            INSERT INTO _logs (id, message, created) SELECT 'row' || i, printf('%500d', i), '2026-01-01 00:00:00.000Z' FROM n
            """);
        var request = new FakeRequest();
        var background = log.Engine.Get<BackgroundWork>();

        await new EmptyLog(log.Store, log.Engine.Get<Databases>(), background).RunAsync(request);

        (request.Http.Response.StatusCode, request.ResponseText, log.Count()).ShouldBe((204, "", 0));
        await background.DrainAsync();
        log.Texts("PRAGMA freelist_count").ShouldBe(["0"]);
        new FileInfo(log.File).Length.ShouldBeLessThan(100_000);
    }
}
