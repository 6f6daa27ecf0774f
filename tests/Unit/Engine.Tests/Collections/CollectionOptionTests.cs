using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Collections.Validation;
using Holdall.Engine.Schema;
using Holdall.Fields;
using Holdall.Http;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Holdall.Engine.Tests.Collections;

public sealed class CollectionOptionTests : IAsyncLifetime
{
    private static readonly CollectionOption<Stamp> Stamps = new("stamp");
    private static readonly CollectionOption<Stamp> Badges = new("badge") { Kind = CollectionKind.Auth };

    private readonly TempFolder _folder = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync() => _engine = await OpenAsync(Known());

    public async ValueTask DisposeAsync()
    {
        await _engine.CloseAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_collection_that_does_not_say_has_the_default_and_no_key()
    {
        await CreateAsync("""{"name":"posts","type":"base","fields":[]}""");

        Posts.Get(Stamps).ShouldBe(new Stamp());
        Posts.Get(Stamps).ShouldBeSameAs(Posts.Get(Stamps));
        Json(Posts).ShouldNotContain("stamp");
        Stored("posts").ShouldBe("{}");
    }

    [Fact]
    public async Task What_is_set_is_stored_shown_and_read_once()
    {
        await CreateAsync("""{"name":"posts","type":"base","fields":[],"stamp":{"enabled":true}}""");

        Posts.Get(Stamps).ShouldBe(new Stamp { Enabled = true });
        Posts.Get(Stamps).ShouldBeSameAs(Posts.Get(Stamps));
        Stored("posts").ShouldBe("""{"stamp":{"enabled":true,"text":"new"}}""");
        Json(Posts).ShouldEndWith(""","stamp":{"enabled":true,"text":"new"}}""");
    }

    [Fact]
    public async Task A_change_is_merged_and_null_takes_it_out()
    {
        await CreateAsync("""{"name":"posts","type":"base","fields":[],"stamp":{"enabled":true}}""");

        await UpdateAsync("""{"stamp":{"text":"old"}}""");
        Posts.Get(Stamps).ShouldBe(new Stamp { Enabled = true, Text = "old" });
        await UpdateAsync("""{"name":"posts"}""");
        Posts.Get(Stamps).Text.ShouldBe("old");
        await UpdateAsync("""{"stamp":null}""");

        Stored("posts").ShouldBe("{}");
    }

    [Fact]
    public async Task An_option_of_auth_collections_means_nothing_elsewhere()
    {
        await CreateAsync("""{"name":"posts","type":"base","fields":[],"badge":{"enabled":true},"nothing":5}""");
        await CreateAsync("""{"name":"people","type":"auth","badge":{"enabled":true}}""");

        Stored("posts").ShouldBe("{}");
        Stored("people").ShouldEndWith(""","badge":{"enabled":true,"text":"new"}}""");
        _engine.Collections.Get("people").Auth!.AuthRule.ShouldBe("");
    }

    [Theory]
    [InlineData("""{"stamp":5}""")]
    [InlineData("""{"stamp":[]}""")]
    [InlineData("""{"stamp":{"enabled":"yes"}}""")]
    public async Task A_wrong_type_is_refused(string body)
    {
        await CreateAsync("""{"name":"posts","type":"base","fields":[]}""");

        (await Should.ThrowAsync<ApiException>(() => UpdateAsync(body))).Message.ShouldBe("Failed to load the submitted data due to invalid formatting.");
    }

    [Fact]
    public async Task The_check_of_the_plugin_tells_its_errors_by_path()
    {
        await CreateAsync("""{"name":"posts","type":"base","fields":[]}""");

        var failure = await Should.ThrowAsync<ApiException>(() => UpdateAsync("""{"stamp":{"enabled":true,"text":""}}"""));
        var import = await Should.ThrowAsync<ApiException>(() => ImportAsync("""[{"name":"posts","stamp":{"enabled":true,"text":""}}]"""));

        failure.Errors.Find("stamp.text").ShouldBe(FieldError.Required);
        import.Errors.Any.ShouldBeTrue();
        Stored("posts").ShouldBe("{}");
    }

    [Fact]
    public async Task An_export_can_be_imported_again()
    {
        await CreateAsync("""{"name":"posts","type":"base","fields":[],"stamp":{"enabled":true}}""");
        var export = Json(Posts);
        await _engine.Collections.DeleteAsync(Posts, TestContext.Current.CancellationToken);

        await ImportAsync($"[{export}]");

        Posts.Get(Stamps).Enabled.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_plugin_has_stored_is_kept_while_it_is_switched_off()
    {
        await CreateAsync("""{"name":"posts","type":"base","fields":[],"stamp":{"enabled":true}}""");
        await _engine.CloseAsync();

        _engine = await OpenAsync(new KnownCollectionOptions());
        Posts.Get(Stamps).Enabled.ShouldBeFalse();
        Json(Posts).ShouldNotContain("stamp");
        await UpdateAsync("""{"listRule":"","stamp":{"enabled":false}}""");

        Stored("posts").ShouldBe("""{"stamp":{"enabled":true,"text":"new"}}""");
    }

    [Fact]
    public async Task In_code_an_option_is_set_with_its_type()
    {
        await _engine.Collections.SaveAsync(
            Collection.NewBase("posts").With(Stamps, new Stamp { Enabled = true, Text = "x" }), TestContext.Current.CancellationToken);

        Posts.Get(Stamps).Text.ShouldBe("x");
    }

    [Theory]
    [InlineData("mfa")]
    [InlineData("FIELDS")]
    [InlineData("viewQuery")]
    public void A_name_that_is_taken_is_refused(string name) =>
        Should.Throw<InvalidOperationException>(() => new KnownCollectionOptions().Add("a", new CollectionOption<Stamp>(name), null));

    [Fact]
    public void Two_plugins_may_not_have_an_option_of_one_name() =>
        Should.Throw<InvalidOperationException>(() => Known().Add("b", new CollectionOption<Stamp>("Stamp"), null)).Message.ShouldContain("\"a\"");

    private Collection Posts => _engine.Collections.Get("posts");

    private static KnownCollectionOptions Known()
    {
        var known = new KnownCollectionOptions();
        known.Add("a", Stamps, typeof(StampCheck));
        known.Add("a", Badges, null);
        return known;
    }

    private Task<TestEngine> OpenAsync(KnownCollectionOptions known) => TestEngine.OpenAsync(_folder, s => s.Replace(ServiceDescriptor.Singleton(known)));

    private Task CreateAsync(string body) => _engine.Get<CreateCollection>().RunAsync(Request(body));

    private Task UpdateAsync(string body)
    {
        var request = Request(body);
        request.Collection = Posts;
        return _engine.Get<UpdateCollection>().RunAsync(request);
    }

    private Task ImportAsync(string list) => _engine.Get<ImportCollections>().RunAsync(Request($$"""{"collections":{{list}}}"""));

    private static FakeRequest Request(string body)
    {
        var request = new FakeRequest();
        foreach (var (name, value) in (Dictionary<string, object?>)Values.Cast.FromElement(JsonElement.Parse(body))!) request.With(name, value);
        return request;
    }

    private string Stored(string name) => _engine.Texts($"SELECT options FROM _collections WHERE name = '{name}'").Single();

    private static string Json(Collection collection)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) CollectionJson.Write(writer, collection);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    internal sealed record Stamp
    {
        public bool Enabled { get; init; }

        public string Text { get; init; } = "new";
    }

    internal sealed class StampCheck : ICollectionOptionCheck<Stamp>
    {
        public void Check(CollectionOptionChange<Stamp> change)
        {
            if (change.Options.Text.Length == 0) change.Refuse("text", FieldError.Required);
        }
    }
}
