using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Tests.Records;

/// <summary>Deleting records of a collection that points to itself, by several ways at once.</summary>
public sealed class SelfReferenceTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        var nodes = await _engine.Collections.SaveAsync(Collection.NewBase("nodes"));
        RelationField To(string name, int most) => new() { Name = name, CollectionId = nodes.Id, MaxSelect = most, CascadeDelete = true };
        await _engine.Collections.SaveAsync(nodes with
        {
            Fields = FieldList.Create([.. nodes.Fields, To("parent", 1), To("friend", 1), To("all", 9), To("loose", 9) with { CascadeDelete = false }]),
        });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("b.parent=a c.parent=b d.parent=c")]
    [InlineData("a.parent=a")]
    [InlineData("a.parent=b b.parent=a")]
    [InlineData("a.parent=c b.parent=a c.parent=b d.friend=c a.friend=d")]
    public async Task Chains_and_cycles_go_as_a_whole(string links) => (await LeftAsync(links)).ShouldBe("");

    [Theory]
    [InlineData("b.parent=a c.parent=a d.parent=b d.friend=c")]
    [InlineData("b.parent=a c.parent=a c.friend=b")]
    [InlineData("c.parent=a b.parent=a b.friend=c")]
    [InlineData("b.all=a c.all=b,a")]
    [InlineData("b.all=a c.all=a,b d.all=b,c,a")]
    [InlineData("b.parent=a c.all=a c.parent=b d.all=c,b,a")]
    public async Task What_depends_by_two_ways_goes_once(string links) => (await LeftAsync(links)).ShouldBe("");

    [Fact]
    public async Task What_depends_on_others_too_stays_and_names_only_those() =>
        (await LeftAsync("b.all=a c.all=a,b,e d.all=e e.all=")).ShouldBe("c.all=e d.all=e e");

    [Fact]
    public async Task A_reference_that_does_not_cascade_is_taken_out() =>
        (await LeftAsync("b.parent=a c.loose=a,b,d d.loose=a")).ShouldBe("c.loose=d d");

    [Fact]
    public async Task A_required_reference_keeps_all_of_them()
    {
        await RequireAsync("loose");
        await InsertAsync("b.parent=a c.parent=b d.loose=c a.loose=b");

        var failure = await Should.ThrowAsync<ApiException>(() => DeleteAsync("a"));

        failure.Message.ShouldStartWith("Failed to delete record. Make sure");
        _engine.Records.Count("nodes").ShouldBe(4);
    }

    /// <summary>The row of <c>a</c> is gone by the time its own references are looked at.</summary>
    [Fact]
    public async Task A_required_reference_of_the_record_itself_does_not_keep_it()
    {
        await RequireAsync("loose");
        (await LeftAsync("a.loose=a,b b.parent=a")).ShouldBe("");
    }

    [Fact]
    public async Task Hooks_hear_of_every_record_once()
    {
        var heard = new List<string>();
        _engine.Get<IHooks>().RecordDelete.Use("nodes", (e, next) =>
        {
            heard.Add(e.Record.Id);
            return next();
        });

        await LeftAsync("b.parent=a c.parent=a d.parent=b d.friend=c d.all=a,b,c");

        heard.Order().ShouldBe(["a", "b", "c", "d"]);
    }

    [Fact]
    public async Task A_record_that_a_hook_has_led_elsewhere_stays()
    {
        _engine.Get<IHooks>().RecordDelete.Use("nodes", async (e, next) =>
        {
            if (e.Record.Id == "b")
            {
                await _engine.Get<Databases>().Main.WriteAsync(0, static (session, _) => session.ExecuteAll("UPDATE nodes SET parent = '' WHERE id = 'c'"));
            }

            await next();
        });
        (await LeftAsync("b.parent=a c.parent=a")).ShouldBe("c");
    }

    private async Task RequireAsync(string name)
    {
        var nodes = _engine.Collections.Get("nodes");
        await _engine.Collections.SaveAsync(
            nodes with { Fields = FieldList.Create([.. nodes.Fields.Select(f => f.Name == name ? f with { Required = true } : f)]) });
    }

    /// <summary>Deletes <c>a</c> and tells what is left, with its references.</summary>
    private async Task<string> LeftAsync(string links)
    {
        await InsertAsync(links);
        await DeleteAsync("a");
        return string.Join(' ', _engine.Texts("""
            SELECT id || iif(parent = '', '', '.parent=' || parent) || iif(friend = '', '', '.friend=' || friend)
                || iif("all" = '[]', '', '.all=' || (SELECT group_concat(value) FROM json_each("all"))) || iif(loose = '[]', '', '.loose=' || (SELECT group_concat(value) FROM json_each(loose)))
            FROM nodes ORDER BY id
            """));
    }

    private Task DeleteAsync(string id) => _engine.Records.DeleteAsync(_engine.Records.Find("nodes", id)!, TestContext.Current.CancellationToken);

    /// <summary>Links such as <c>b.parent=a</c>; rows in the order of their names.</summary>
    private async Task InsertAsync(string links)
    {
        var all = links.Split(' ').Select(link => link.Split('.', '=')).ToList();
        var names = all.SelectMany(link => link[2].Split(',').Append(link[0])).Where(id => id.Length > 0).Distinct().Order();
        foreach (var id in names)
        {
            string Of(string field, string none) => all.Find(link => link[0] == id && link[1] == field)?[2] ?? none;
            string List(string field) => "[" + string.Join(',', Of(field, "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(v => $"\"{v}\"")) + "]";
            var sql = $"INSERT INTO nodes (id, parent, friend, \"all\", loose) VALUES ('{id}', '{Of("parent", "")}', '{Of("friend", "")}', '{List("all")}', '{List("loose")}')";
            await _engine.Get<Databases>().Main.WriteAsync(sql, static (session, text) => session.ExecuteAll(text));
        }
    }
}
