using System.Net;
using Holdall.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Routing;

public sealed class CustomRoutesTests : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TestHost _host = null!;

    private IRoutes Routes => _host.Services.GetRequiredService<IRoutes>();

    public async ValueTask InitializeAsync() => _host = await TestHost.StartAsync(new EchoPlugin());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/a/b", "/a/b")]
    [InlineData("/a/c", "/a/{x} x=c")]
    [InlineData("/a/x%2Fy", "/a/{x} x=x/y")]
    [InlineData("/a/c/d/e", "/a/{x}/{rest...} rest=d/e x=c")]
    [InlineData("/a/c/", "/a/{x}/{rest...} rest= x=c")]
    [InlineData("/a/", "/a/{$}")]
    [InlineData("/below/it/all", "/below/")]
    public async Task The_most_specific_pattern_answers(string path, string answer)
    {
        Replace("GET /a/{x}/{rest...}", "GET /a/{x}", "GET /a/b", "GET /a/{$}", "GET /below/");

        (await GetAsync(path)).ShouldBe(answer);
    }

    [Theory]
    [InlineData("/a", "/a/")]
    [InlineData("/below", "/below/")]
    [InlineData("/rest?x=1", "/rest/?x=1")]
    public async Task Without_the_slash_the_way_to_it_is_told(string path, string location)
    {
        Replace("GET /a/{$}", "GET /below/", "GET /rest/{all...}");

        var answer = await _host.Client.GetAsync(path, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        answer.Headers.Location!.OriginalString.ShouldBe(location);
    }

    [Fact]
    public async Task A_path_that_only_lacks_its_slash_comes_before_one_that_takes_all()
    {
        Replace("GET /{all...}", "GET /a/{rest...}");

        (await _host.Client.GetAsync("/a", Stop)).StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        (await GetAsync("/a/b")).ShouldBe("/a/{rest...} rest=b");
        (await GetAsync("/b")).ShouldBe("/{all...} all=b");
    }

    [Fact]
    public async Task They_come_and_go_while_the_server_runs()
    {
        (await StatusAsync("/now")).ShouldBe(404);
        Replace("GET /now");
        (await StatusAsync("/now")).ShouldBe(200);
        Replace("POST /now");
        (await StatusAsync("/now")).ShouldBe(404);
        Routes.Replace("other", new RouteSet { Routes = [Route("GET /now", [])] });
        (await StatusAsync("/now")).ShouldBe(200);
        Routes.Replace("other", RouteSet.Empty);
        (await StatusAsync("/now")).ShouldBe(404);
    }

    [Theory]
    [InlineData("GET /x/{a}/c", "GET /x/b/{d}")]
    [InlineData("GET /same", "GET /same")]
    [InlineData(" /x/b", "GET /x/{a}")]
    public async Task Two_of_which_none_is_more_specific_are_refused_and_what_was_before_stays(string one, string other)
    {
        Replace("GET /before");

        Should.Throw<InvalidOperationException>(() => Replace(one, other)).Message.ShouldContain("none is more specific");

        (await StatusAsync("/before")).ShouldBe(200);
    }

    [Fact]
    public void What_Holdall_itself_answers_can_not_be_taken() =>
        Should.Throw<InvalidOperationException>(() => Replace("GET /api/health")).Message.ShouldContain("Two routes answer GET /api/health");

    [Fact]
    public async Task A_host_in_front_comes_before_everything()
    {
        Replace("GET example.com/{x}", "GET /here");

        (await GetAsync("/here")).ShouldBe("/here");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/here") { Headers = { Host = "EXAMPLE.com:80" } };
        (await (await _host.Client.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop)).ShouldBe("example.com/{x} x=here");
    }

    [Fact]
    public async Task Middlewares_run_by_priority_those_of_the_route_behind_others()
    {
        var order = new List<string>();
        var route = Route("GET /mine", [Note(order, "route"), Note(order, "route early", -5)]);
        Routes.Replace("test", new RouteSet { Routes = [route], Middlewares = [Note(order, "all"), Note(order, "before the caller", -1025), Note(order, "late", 1)] });

        await GetAsync("/mine");
        order.ShouldBe(["before the caller", "route early", "all", "route", "late"]);

        order.Clear();
        (await StatusAsync("/nowhere")).ShouldBe(404);
        order.ShouldBe(["before the caller", "all", "late"]);
    }

    [Fact]
    public async Task One_of_a_route_takes_the_place_of_another_one_of_its_id()
    {
        var order = new List<string>();
        var own = Note(order, "own") with { Id = "one" };
        Routes.Replace("test", new RouteSet { Routes = [Route("GET /mine", [own])], Middlewares = [Note(order, "all") with { Id = "one" }] });

        await GetAsync("/mine");
        await StatusAsync("/api/health");

        order.ShouldBe(["own", "all"]);
    }

    [Theory]
    [InlineData(-5000)]
    [InlineData(0)]
    public async Task What_a_middleware_throws_is_answered(int priority)
    {
        var refuses = new RequestMiddleware { Priority = priority, Run = (_, _) => throw ApiException.Forbidden("not you") };
        Routes.Replace("test", new RouteSet { Middlewares = [refuses] });

        var answer = await _host.Client.GetAsync("/api/health", Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("Not you.");
    }

    [Fact]
    public async Task One_that_does_not_go_on_answers_in_the_place_of_the_rest()
    {
        var stops = new RequestMiddleware { Run = (_, _) => Task.CompletedTask };
        Routes.Replace("test", new RouteSet { Middlewares = [stops] });

        (await GetAsync("/api/health")).ShouldBe("");
    }

    [Fact]
    public async Task One_that_goes_on_twice_does_so_behind_what_was_reached_last()
    {
        var order = new List<string>();
        var twice = new RequestMiddleware
        {
            Run = async (_, next) =>
            {
                await next();
                await next();
                await next();
            },
        };
        var stops = new RequestMiddleware
        {
            Run = (_, _) =>
            {
                order.Add("stops");
                return Task.CompletedTask;
            },
        };
        Routes.Replace("test", new RouteSet { Routes = [Route("GET /mine", [twice, stops, Note(order, "behind")]), Route("GET /other", [twice, Note(order, "first")])] });

        (await GetAsync("/mine")).ShouldBe("/mine");
        (await GetAsync("/other")).ShouldBe("/other");

        order.ShouldBe(["stops", "behind", "first"]);
    }

    [Fact]
    public async Task Policies_hold_for_them()
    {
        Routes.Replace("test", new RouteSet { Routes = [Route("POST /small", []) with { Policies = [new BodyLimitPolicy(4)] }] });

        (await _host.Client.PostAsync("/small", new StringContent("four"), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _host.Client.PostAsync("/small", new StringContent("five!"), Stop)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static RequestMiddleware Note(List<string> order, string name, int priority = 0) => new()
    {
        Priority = priority,
        Run = (_, next) =>
        {
            order.Add(name);
            return next();
        },
    };

    /// <summary>Answers with its path and what it has captured.</summary>
    private static CustomRoute Route(string text, RequestMiddleware[] middlewares)
    {
        var parts = text.Split(' ');
        return new CustomRoute
        {
            Method = parts[0],
            Path = parts[1],
            Middlewares = middlewares,
            Handler = request => request.Http.Response.WriteAsync(
                string.Join(' ', [parts[1], .. request.Http.Request.RouteValues.OrderBy(v => v.Key).Select(v => $"{v.Key}={v.Value}")])),
        };
    }

    private void Replace(params string[] routes) => Routes.Replace("test", new RouteSet { Routes = [.. routes.Select(r => Route(r, []))] });

    private Task<string> GetAsync(string path) => _host.Client.GetStringAsync(path, Stop);

    private async Task<int> StatusAsync(string path) => (int)(await _host.Client.GetAsync(path, Stop)).StatusCode;
}
