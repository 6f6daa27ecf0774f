using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Collections;

public sealed class NewCollectionTests : IDisposable
{
    private readonly TestSchema _schema = new();

    [Theory]
    [InlineData(CollectionTypes.Base)]
    [InlineData(CollectionTypes.Auth)]
    [InlineData(CollectionTypes.View)]
    public void A_new_collection_starts_like_the_scaffold(string type)
    {
        var made = type switch
        {
            CollectionTypes.Auth => Collection.NewAuth(""),
            CollectionTypes.View => Collection.NewView("", ""),
            _ => Collection.NewBase(""),
        };
        var scaffold = CollectionDefaults.New(type);
        made.Fields.ShouldBe(scaffold.Fields.Select(field => field with { Id = "" }));
        WithoutSecrets(made.Auth).ShouldBe(WithoutSecrets(scaffold.Auth));
        (made.Type, made.ListRule, made.ViewQuery).ShouldBe((type, scaffold.ListRule, scaffold.ViewQuery));
    }

    [Fact]
    public async Task A_base_collection_is_built_and_saved_in_a_few_lines()
    {
        var posts = await _schema.Store.SaveAsync(
            Collection.NewBase(
                "posts",
                [new TextField { Name = "title", Required = true }, .. StandardFields.Times()]) with
            { ListRule = "", Indexes = ["create index idx_title on posts (title)"] },
            TestContext.Current.CancellationToken);
        posts.Fields.Select(field => field.Name).ShouldBe(["id", "title", "created", "updated"]);
        posts.Fields.ShouldAllBe(field => field.Id.Length > 0);
        _schema.Store.Get("posts").ListRule.ShouldBe("");
    }

    [Fact]
    public async Task An_auth_collection_keeps_the_options_that_were_chosen()
    {
        var options = AuthOptions.NewDefault();
        var members = await _schema.Store.SaveAsync(
            Collection.NewAuth(
                "members",
                [new TextField { Name = "nick" }],
                options with { Otp = options.Otp with { Enabled = true } }), TestContext.Current.CancellationToken);
        members.Fields.Select(field => field.Name).ShouldBe(["id", "password", "tokenKey", "email", "emailVisibility", "verified", "nick"]);
        members.Auth!.Otp.Enabled.ShouldBeTrue();
        members.Auth.AuthToken.ShouldBe(options.AuthToken);
    }

    [Fact]
    public void A_field_of_ones_own_takes_the_place_of_the_standard_one()
    {
        var notes = Collection.NewBase("notes", [new TextField { Name = "body" }, new TextField { Name = "id", PrimaryKey = true, Max = 50 }]);
        notes.Fields.Select(field => field.Name).ShouldBe(["body", "id"]);
    }

    [Fact]
    public async Task A_view_finds_out_its_fields()
    {
        var view = await _schema.Store.SaveAsync(Collection.NewView("names", "select id, name from users"), TestContext.Current.CancellationToken);
        view.Fields.Select(field => field.Name).ShouldBe(["id", "name"]);
    }

    public void Dispose() => _schema.Dispose();

    private static AuthOptions? WithoutSecrets(AuthOptions? options) => options is null ? null : options with
    {
        AuthToken = options.AuthToken with { Secret = "" },
        PasswordResetToken = options.PasswordResetToken with { Secret = "" },
        EmailChangeToken = options.EmailChangeToken with { Secret = "" },
        VerificationToken = options.VerificationToken with { Secret = "" },
        FileToken = options.FileToken with { Secret = "" },
        PasswordAuth = options.PasswordAuth with { IdentityFields = [] },
    };
}
