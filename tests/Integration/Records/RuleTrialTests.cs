namespace Holdall.Integration.Tests.Records;

/// <summary>Rules are tried for anybody, on anything, before they are stored.</summary>
public sealed class RuleTrialTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    private const string Path = "/api/collections/articles/rules/try";

    private object Ann => new { collection = "writers", id = room.AnnId };

    private object Bob => new { collection = "writers", id = room.BobId };

    [Fact]
    public async Task It_is_for_superusers_only()
    {
        var question = new { rule = "id != ''" };
        (await room.Guest.PostAsync(Path, question)).Status.ShouldBe(401);
        (await room.Ann.PostAsync(Path, question)).Status.ShouldBe(403);
        (await room.Superuser.PostAsync("/api/collections/nothing/rules/try", question)).Status.ShouldBe(404);
        (await room.Superuser.PostAsync(Path, question)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Whoever_asks_is_who_it_is_tried_for()
    {
        var id = await AddAsync();
        const string rule = "public = true || owner = @request.auth.id";
        (await TryAsync(new { rule, record = id }))["allowed"].ShouldBe("False");
        (await TryAsync(new { rule, record = id, @as = Bob }))["allowed"].ShouldBe("False");
        (await TryAsync(new { rule, record = id, @as = Ann }))["allowed"].ShouldBe("True");
        var root = (await room.Superuser.GetAsync("/api/collections/_superusers/records"))["items"]!;
        var superuser = new { collection = "_superusers", id = System.Text.Json.JsonDocument.Parse(root).RootElement[0].GetProperty("id").GetString() };
        (await TryAsync(new { rule, record = id, @as = superuser }))["allowed"].ShouldBe("True");
        (await TryAsync(new { rule = (string?)null, record = id, @as = superuser }))["allowed"].ShouldBe("True");
        (await TryAsync(new { rule = (string?)null, record = id, @as = Ann }))["allowed"].ShouldBe("False");
        (await TryAsync(new { rule = "", record = id }))["allowed"].ShouldBe("True");
    }

    [Fact]
    public async Task Each_part_says_whether_it_holds()
    {
        var id = await AddAsync();
        var answer = await TryAsync(new { rule = "title = 'x' || (owner = @request.auth.id && views > 5)", record = id, @as = Ann });
        answer["join"].ShouldBe("||");
        answer["parts"]!.ShouldBe(
            """[{"expression":"title = 'x'","start":0,"result":false},{"expression":"(owner = @request.auth.id && views > 5)","start":15,"result":false,"join":"&&","parts":"""
            + """[{"expression":"owner = @request.auth.id","start":16,"result":true},{"expression":"views > 5","start":44,"result":false}]}]""");
        answer["allowed"].ShouldBe("False");
    }

    [Fact]
    public async Task Of_a_list_the_records_are_counted()
    {
        var mark = NewMark();
        for (var i = 0; i < 3; i++) await room.Ann.PostAsync(NewsRoom.Articles, new { title = mark, owner = room.AnnId, views = i });
        var answer = await TryAsync(new { rule = $"title = '{mark}' && views >= 1", @as = Ann });
        (answer["allowed"], answer["count"]).ShouldBe(("True", "2"));
        answer["parts"]!.ShouldStartWith($$"""[{"expression":"title = '{{mark}}'","start":0,"result":true,"count":3},{"expression":"views >= 1",""");
        int.Parse(answer["total"]!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(3);
        (await TryAsync(new { rule = (string?)null }))["count"].ShouldBe("0");
        (await TryAsync(new { rule = "" }))["count"].ShouldBe((await TryAsync(new { rule = "" }))["total"]);
    }

    [Fact]
    public async Task Back_relations_and_other_collections_can_be_asked()
    {
        var id = await AddAsync();
        await room.Superuser.PostAsync(NewsRoom.Notes, new { text = "nice", article = id });
        var answer = await TryAsync(new { rule = "notes_via_article.text ?= 'nice' && @collection.writers.id ?= @request.auth.id", record = id, @as = Ann });
        answer["allowed"].ShouldBe("True");
        answer = await TryAsync(new { rule = "notes_via_article.text ?= 'nice' && @collection.writers.id ?= @request.auth.id", record = id });
        answer["allowed"].ShouldBe("False");
        answer["parts"]!.ShouldContain("""?= 'nice'","start":0,"result":true}""");
        answer["parts"]!.ShouldContain("""@request.auth.id","start":36,"result":false}""");
    }

    [Fact]
    public async Task The_request_is_as_it_is_thought_of()
    {
        var id = await AddAsync();
        var rule = "@request.body.title:changed = true && @request.method = 'PATCH' && @request.query.a = '1' && @request.headers.x_token = 't' && @request.context = 'batch'";
        var question = new Dictionary<string, object?>
        {
            ["rule"] = rule,
            ["record"] = id,
            ["method"] = "patch",
            ["body"] = new { title = "other" },
            ["query"] = new { a = "1" },
            ["headers"] = new Dictionary<string, string> { ["X-Token"] = "t" },
            ["context"] = "batch",
        };
        (await TryAsync(question))["allowed"].ShouldBe("True");
        question.Remove("headers");
        var answer = await TryAsync(question);
        answer["allowed"].ShouldBe("False");
        answer["parts"]!.Split("\"result\":false").Length.ShouldBe(2);
        (await room.Superuser.GetAsync($"{NewsRoom.Articles}/{id}"))["title"].ShouldNotBe("other");
    }

    [Fact]
    public async Task A_create_rule_is_asked_of_the_record_as_it_would_be()
    {
        const string rule = "@request.auth.id != '' && owner = @request.auth.id && @request.body.views > 2";
        var count = (await TryAsync(new { rule = "" }))["total"];
        (await TryAsync(new { rule, @new = true, @as = Ann, body = new { owner = room.AnnId, views = 3 } }))["allowed"].ShouldBe("True");
        (await TryAsync(new { rule, @new = true, @as = Bob, body = new { owner = room.AnnId, views = 3 } }))["allowed"].ShouldBe("False");
        (await TryAsync(new { rule, @new = true, @as = Ann, body = new { owner = room.AnnId } }))["allowed"].ShouldBe("False");
        (await TryAsync(new { rule = "" }))["total"].ShouldBe(count);
    }

    [Theory]
    [InlineData("title = 'x' && nothing = 1", 15)]
    [InlineData("title = 'x' && (views > 1 || wrong.path = 2)", 29)]
    [InlineData("title = 'x' &&", 14)]
    [InlineData("title = 'x' & views = 1", 12)]
    [InlineData("title == = 'x'", 6)]
    [InlineData("title = 'x", 8)]
    [InlineData("(title = 'x'", 0)]
    public async Task What_is_wrong_with_a_rule_has_a_place(string rule, int start)
    {
        var answer = await room.Superuser.PostAsync(Path, new { rule });
        answer.Status.ShouldBe(400);
        answer["data"]!.ShouldStartWith($$$"""{"rule":{"code":"validation_invalid_rule","message":"Invalid rule at character {{{start + 1}}}.""");
        answer["data"]!.ShouldContain($$"""{"start":{{start}}}""");
    }

    [Theory]
    [InlineData("""{}""", "rule")]
    [InlineData("""{"rule":5}""", "rule")]
    [InlineData("""{"rule":"","as":{"collection":"articles","id":"x"}}""", "as")]
    [InlineData("""{"rule":"","as":{"collection":"writers","id":"nobody"}}""", "as")]
    [InlineData("""{"rule":"","as":{"collection":"writers"}}""", "as")]
    [InlineData("""{"rule":"","as":"ann"}""", "as")]
    [InlineData("""{"rule":"","record":"nothing"}""", "record")]
    [InlineData("""{"rule":"","record":"x","new":true}""", "record")]
    [InlineData("""{"rule":"","headers":{"a":1}}""", "headers")]
    [InlineData("""{"rule":"","body":[]}""", "body")]
    [InlineData("""{"rule":"","new":"yes"}""", "new")]
    [InlineData("""{"rule":"","method":1}""", "method")]
    public async Task What_can_not_be_asked_is_said_by_name(string body, string name)
    {
        var answer = await room.Superuser.PostAsync(Path, System.Text.Json.JsonDocument.Parse(body).RootElement);
        answer.Status.ShouldBe(400);
        answer["data"]!.ShouldStartWith($$"""{"{{name}}":""");
    }

    [Fact]
    public async Task Views_are_tried_too()
    {
        await room.App.AddCollectionAsync("""{"name":"titles","type":"view","viewQuery":"SELECT id, title, views FROM articles","listRule":null,"viewRule":null}""");
        var id = await AddAsync();
        var answer = await room.Superuser.PostAsync("/api/collections/titles/rules/try", new { rule = "views = 0", record = id });
        answer["allowed"].ShouldBe("True");
    }

    private async Task<TestAnswer> TryAsync(object question)
    {
        var answer = await room.Superuser.PostAsync(Path, question);
        answer.Status.ShouldBe(200, answer.ToString());
        return answer;
    }

    private async Task<string> AddAsync() => (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId })).Id;

    private static string NewMark() => Guid.NewGuid().ToString("N")[..10];
}
