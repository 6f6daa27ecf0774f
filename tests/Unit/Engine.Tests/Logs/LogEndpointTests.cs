using Holdall.Engine.Logs;
using Holdall.Http;
using Holdall.TestKit.Fakes;

namespace Holdall.Engine.Tests.Logs;

/// <summary>What the handlers answer, without a server around them.</summary>
public sealed class LogEndpointTests : IAsyncLifetime
{
    private SomeLog _log = null!;

    public async ValueTask InitializeAsync()
    {
        _log = await SomeLog.OpenAsync();
        _log.Run("""
            INSERT INTO _logs (id, created, level, message, data) VALUES
            ('c', '2030-01-01 10:05:00.000Z', 0, 'GET /a', '{"status":200,"tags":["x","y"],"url":"/?<a>"}'),
            ('B', '2030-01-01 10:59:59.999Z', 8, 'GET /b', '{"status":400,"auth":"users"}'),
            ('a', '2030-01-02 23:30:00.000Z', 4, 'slow', '{"status":"200","n":null}'),
            ('d', '2030-01-03 00:00:00.000Z', -4, '', '{}')
            """);
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Theory]
    [InlineData("", "", "c B a d")]
    [InlineData("", "-@rowid", "d a B c")]
    [InlineData("", "id", "B a c d")]
    [InlineData("", "-level,id", "B a c d")]
    [InlineData("", "data", "a c B d")]
    [InlineData("", "-data.status,id", "a B c d")]
    [InlineData("level > 0", "", "B a")]
    [InlineData("message ~ 'get'", "", "c B")]
    [InlineData("created >= '2030-01-02' && created < '2030-01-03'", "", "a")]
    [InlineData("id = 'b'", "", "")]
    [InlineData("data.status > 200", "", "B a")]
    [InlineData("data.status = '200'", "", "a")]
    [InlineData("data.tags.1 = 'y'", "", "c")]
    [InlineData("data.auth = ''", "", "")]
    [InlineData("data.auth = null", "", "c a d")]
    [InlineData("data.auth != 'users'", "", "c a d")]
    [InlineData("data.status:lower = 200", "", "")]
    public async Task A_list_is_filtered_and_sorted(string filter, string sort, string ids)
    {
        var answer = await ListAsync(("filter", filter), ("sort", sort));
        string.Join(' ', answer.ResponseJson.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString())).ShouldBe(ids);
    }

    [Theory]
    [InlineData("filter", "  ")]
    [InlineData("filter", "nosuch = 1")]
    [InlineData("filter", "level =")]
    [InlineData("filter", "@request.auth.id = ''")]
    [InlineData("filter", "message:lower = 'a'")]
    [InlineData("filter", "message.x = 'a'")]
    [InlineData("sort", "nosuch")]
    [InlineData("page", "x")]
    public async Task What_is_not_valid_is_400(string name, string value) =>
        (await Should.ThrowAsync<ApiException>(() => ListAsync((name, value)))).ShouldSatisfyAllConditions(
            e => e.Status.ShouldBe(400), e => e.Message.ShouldBe(ApiException.DefaultMessage(400)));

    [Fact]
    public async Task A_filter_that_is_too_long_is_400() =>
        (await Should.ThrowAsync<ApiException>(() => ListAsync(("filter", "id='" + new string('x', 3500) + "'")))).Status.ShouldBe(400);

    [Fact]
    public async Task A_page_has_its_place_and_the_totals()
    {
        var answer = await ListAsync(("page", "2"), ("perPage", "3"));
        answer.ResponseText.ShouldBe("""
            {"items":[{"id":"d","created":"2030-01-03 00:00:00.000Z","data":{},"message":"","level":-4}],"page":2,"perPage":3,"totalItems":4,"totalPages":2}
            """.Trim());
        (await ListAsync(("skipTotal", "1"), ("perPage", "1"))).ResponseText.ShouldBe(
            """{"items":[{"id":"c","created":"2030-01-01 10:05:00.000Z","data":{"status":200,"tags":["x","y"],"url":"/?<a>"},"message":"GET /a","level":0}],"page":1,"perPage":1,"totalItems":-1,"totalPages":-1}""");
    }

    [Theory]
    [InlineData(
        "", """[{"date":"2030-01-01 10:00:00.000Z","total":2},{"date":"2030-01-02 23:00:00.000Z","total":1},{"date":"2030-01-03 00:00:00.000Z","total":1}]""")]
    [InlineData("data.status = 400", """[{"date":"2030-01-01 10:00:00.000Z","total":1}]""")]
    [InlineData("level = 999", "[]")]
    public async Task Entries_are_counted_by_hour(string filter, string counts) => (await StatsAsync(filter)).ResponseText.ShouldBe(counts);

    [Theory]
    [InlineData(" ")]
    [InlineData("nosuch = 1")]
    public async Task A_broken_filter_of_the_counts_is_named(string filter) =>
        (await Should.ThrowAsync<ApiException>(() => StatsAsync(filter))).Message.ShouldBe("Invalid filter format.");

    [Fact]
    public void Counting_by_hour_uses_the_index() =>
        Sql.Rows(
            _log.File,
            $"EXPLAIN QUERY PLAN SELECT {SomeLog.Hour}, COUNT(*) FROM `_logs` GROUP BY {SomeLog.Hour}")[0][3].ShouldBe("SCAN _logs USING INDEX idx_logs_created_hour");

    [Theory]
    [InlineData("broken")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Data_that_is_no_object_is_shown_as_none(string data)
    {
        _log.Run($"UPDATE _logs SET data = '{data}' WHERE id = 'c'");
        (await ViewAsync("c")).ResponseJson.GetProperty("data").GetRawText().ShouldBe("{}");
    }

    [Fact]
    public async Task Ids_are_compared_exactly()
    {
        (await ViewAsync("B")).ResponseJson.GetProperty("message").GetString().ShouldBe("GET /b");
        (await Should.ThrowAsync<ApiException>(() => ViewAsync("b"))).Status.ShouldBe(404);
    }

    private async Task<FakeRequest> ListAsync(params (string Name, string Value)[] query)
    {
        var request = With(query);
        await _log.Engine.Get<ListLogs>().RunAsync(request);
        return request;
    }

    private async Task<FakeRequest> StatsAsync(string filter)
    {
        var request = With(("filter", filter));
        await _log.Engine.Get<LogStats>().RunAsync(request);
        return request;
    }

    private async Task<FakeRequest> ViewAsync(string id)
    {
        var request = new FakeRequest(("id", id));
        await _log.Engine.Get<ViewLog>().RunAsync(request);
        return request;
    }

    private static FakeRequest With(params (string Name, string Value)[] query)
    {
        var request = new FakeRequest();
        foreach (var (name, value) in query) request.QueryValues[name] = value;
        return request;
    }
}
