using Holdall.Collections;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Settings;

namespace Holdall.Engine.Tests.Collections;

public sealed class CollectionStoreTests : IDisposable
{
    private const string PrimaryKey = "TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL";

    private readonly TestSchema _schema = new();

    [Fact]
    public async Task A_new_collection_gets_ids_a_row_and_a_table_with_sorted_columns()
    {
        var saved = await _schema.CreateAsync(
            "posts",
            new TextField { Name = "title" },
            new NumberField { Name = "count" },
            new SelectField { Name = "tags", Values = ["a<b", "c"], MaxSelect = 2 });
        saved.Id.ShouldBe("pbc_1125843985");
        saved.Fields.Select(field => field.Id).ShouldBe(["text3208210256", "text724990059", "number2245608546", "select1874629670"]);
        saved.Created.ShouldBe("2026-01-02 03:04:05.678Z");
        _schema.Statement("posts").ShouldBe(
            $"CREATE TABLE `posts` (`count` NUMERIC DEFAULT 0 NOT NULL, `id` {PrimaryKey}, `tags` JSON DEFAULT '[]' NOT NULL, `title` TEXT DEFAULT '' NOT NULL)");
        var row = Sql.Rows(_schema.File, "SELECT system, type, listRule, options, fields FROM _collections WHERE name = 'posts'").Single();
        row[..4].ShouldBe([0L, "base", null, "{}"]);
        ((string)row[4]!).ShouldEndWith(
            """{"help":"","hidden":false,"id":"select1874629670","maxSelect":2,"name":"tags","presentable":false,"required":false,"system":false,"type":"select","values":["a<b","c"]}]""");
    }

    [Theory]
    [InlineData("ann", true)]
    [InlineData("an", false)]
    [InlineData("ann-lee", false)]
    [InlineData("Ann", false)]
    [InlineData("", true)]
    public void A_text_field_says_what_it_takes(string value, bool isTaken) =>
        _schema.Store.Accepts(new TextField { Name = "nick", Min = 3, Max = 6, Pattern = "^[a-z]+$" }, value).ShouldBe(isTaken);

    [Fact]
    public async Task What_is_saved_is_found_by_id_and_by_name_in_any_case()
    {
        var saved = await _schema.CreateAsync("posts");
        _schema.Store.Find("POSTS").ShouldBeSameAs(_schema.Store.Find(saved.Id));
        _schema.Store.All[^1].Name.ShouldBe("posts");
    }

    [Fact]
    public async Task An_auth_collection_gets_its_fields_indexes_and_options()
    {
        var saved = await _schema.Store.SaveAsync(new Collection { Name = "members", Type = CollectionTypes.Auth });
        saved.Fields.Select(field => field.Name).ShouldBe(["id", "password", "tokenKey", "email", "emailVisibility", "verified"]);
        saved.Indexes.ShouldBe([$"CREATE UNIQUE INDEX `idx_tokenKey_{saved.Id}` ON `members` (`tokenKey`)", $"CREATE UNIQUE INDEX `idx_email_{saved.Id}` ON `members` (`email`) WHERE `email` != ''"]);
        saved.Auth!.AuthToken.Secret.Length.ShouldBe(50);
        _schema.Texts("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'members' AND sql IS NOT NULL").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Fields_can_be_added_renamed_swapped_and_dropped_in_one_save()
    {
        var posts = await _schema.CreateAsync("posts", new TextField { Name = "a" }, new TextField { Name = "b" }, new TextField { Name = "c" });
        _schema.Execute("INSERT INTO posts (id, a, b, c) VALUES ('r1', 'first', 'second', 'third')");
        var (a, b) = (posts.Fields["a"], posts.Fields["b"]);
        await _schema.Store.SaveAsync(
            posts with { Fields = [posts.Fields["id"], a with { Name = "b" }, b with { Name = "a" }, new NumberField { Name = "c" }] });
        Sql.Rows(_schema.File, "SELECT a, b, c FROM posts").Single().ShouldBe(["second", "first", 0L]);
    }

    [Theory]
    [InlineData("''", "[]")]
    [InlineData("'x'", "[\"x\"]")]
    [InlineData("'[\"x\",\"y\"]'", "[\"x\",\"y\"]")]
    public async Task A_single_value_becomes_a_list(string before, string after)
    {
        var posts = await _schema.CreateAsync("posts", new SelectField { Name = "s", Values = ["x", "y"], MaxSelect = 1 });
        _schema.Execute($"INSERT INTO posts (id, s) VALUES ('r1', {before})");
        await ReplaceAsync(posts, (SelectField)posts.Fields["s"] with { MaxSelect = 2 });
        _schema.Texts("SELECT s FROM posts").ShouldBe([after]);
    }

    [Theory]
    [InlineData("'[]'", "")]
    [InlineData("'[\"x\",\"y\"]'", "y")]
    [InlineData("'x'", "x")]
    public async Task A_list_becomes_its_last_value_also_under_a_view(string before, string after)
    {
        var posts = await _schema.CreateAsync("posts", new SelectField { Name = "s", Values = ["x", "y"], MaxSelect = 2 });
        await _schema.CreateViewAsync("v", "select id, s from posts");
        _schema.Execute($"INSERT INTO posts (id, s) VALUES ('r1', {before})");
        await ReplaceAsync(posts, (SelectField)posts.Fields["s"] with { MaxSelect = 1 });
        _schema.Texts("SELECT s FROM v").ShouldBe([after]);
        ((SelectField)_schema.Store.Get("v").Fields["s"]).MaxSelect.ShouldBe(1);
    }

    [Fact]
    public async Task A_renamed_collection_keeps_its_records_and_moves_its_indexes_and_rate_limits()
    {
        var posts = await _schema.Store.SaveAsync(new Collection
        {
            Name = "posts",
            Fields = [new TextField { Name = "t" }],
            Indexes = ["create index idx_t on posts (t)"],
        });
        _schema.Execute("INSERT INTO posts (id, t) VALUES ('r1', 'x')");
        await _schema.Settings.SaveAsync(
            new AppSettings { RateLimits = new RateLimitSettings { Rules = [new() { Label = "posts:list", Duration = 1, MaxRequests = 1 }] } });
        var renamed = await _schema.Store.SaveAsync(posts with { Name = "articles" });
        renamed.Indexes.ShouldBe(["CREATE INDEX `idx_t` ON `articles` (`t`)"]);
        _schema.Texts("SELECT t FROM articles").ShouldBe(["x"]);
        _schema.Statement("idx_t").ShouldBe("CREATE INDEX `idx_t` ON `articles` (`t`)");
        _schema.Settings.Current.RateLimits.Rules[0].Label.ShouldBe("articles:list");
    }

    [Fact]
    public async Task A_rename_that_only_changes_letter_case_leaves_the_table_alone()
    {
        var posts = await _schema.CreateAsync("posts");
        await _schema.Store.SaveAsync(posts with { Name = "Posts" });
        _schema.Texts("SELECT name FROM sqlite_schema WHERE lower(name) = 'posts'").ShouldBe(["posts"]);
        _schema.Store.Get("pOSTS").Name.ShouldBe("Posts");
    }

    [Fact]
    public async Task An_index_that_the_database_refuses_undoes_the_save_and_names_its_place()
    {
        var posts = await _schema.CreateAsync("posts", new TextField { Name = "t" });
        _schema.Execute("INSERT INTO posts (id, t) VALUES ('r1', 'x'), ('r2', 'x')");
        var errors = await _schema.ErrorsAsync(posts with
        {
            Fields = [.. posts.Fields, new TextField { Name = "u" }],
            Indexes = ["create unique index idx_t on posts (t)", "create index idx_n on posts (nope)"],
        });
        errors.Find("indexes.0")!.Message.ShouldBe("Failed to create index idx_t - constraint failed: UNIQUE constraint failed: posts.t (2067).");
        errors.Find("indexes.1")!.Code.ShouldBe("validation_invalid_index_expression");
        _schema.Store.Get("posts").Fields.Find("u").ShouldBeNull();
        _schema.Texts("SELECT name FROM pragma_table_info('posts')").ShouldNotContain("u");
    }

    [Fact]
    public async Task Another_auth_rule_makes_the_issued_tokens_worthless()
    {
        var users = _schema.Store.Get("users");
        var same = await _schema.Store.SaveAsync(users with { Auth = users.Auth! with { AuthRule = null } });
        same.Auth!.AuthToken.Secret.ShouldBe(users.Auth!.AuthToken.Secret);
        var changed = await _schema.Store.SaveAsync(same with { Auth = same.Auth with { AuthRule = "id != ''" } });
        changed.Auth!.AuthToken.Secret.ShouldNotBe(users.Auth.AuthToken.Secret);
        changed.Auth.FileToken.ShouldBe(users.Auth.FileToken);
    }

    [Fact]
    public async Task Superusers_keep_signing_in_with_a_password()
    {
        var superusers = _schema.Store.Get("_superusers");
        var auth = superusers.Auth!;
        var saved = await _schema.Store.SaveAsync(superusers with
        {
            Auth = auth with
            {
                PasswordAuth = auth.PasswordAuth with { Enabled = false },
                Otp = auth.Otp with { Enabled = true },
                OAuth2 = auth.OAuth2 with { Enabled = true },
            },
        });
        saved.Auth!.PasswordAuth.Enabled.ShouldBeTrue();
        saved.Auth.OAuth2.Enabled.ShouldBeFalse();
        saved.Auth.Mfa.Enabled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_deleted_collection_is_gone_with_its_table()
    {
        var posts = await _schema.CreateAsync("posts");
        await _schema.Store.DeleteAsync(posts);
        _schema.Store.Find("posts").ShouldBeNull();
        _schema.Texts("SELECT name FROM sqlite_schema WHERE name = 'posts'").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_others_refer_to_or_the_system_needs_is_not_deleted()
    {
        var posts = await _schema.CreateAsync("posts");
        await _schema.CreateAsync("comments", new RelationField { Name = "post", CollectionId = posts.Id, MaxSelect = 1 });
        (await Should.ThrowAsync<ApiException>(() => _schema.Store.DeleteAsync(posts))).Message
            .ShouldBe("Failed to delete collection probably due to existing reference in comments.");
        (await Should.ThrowAsync<ApiException>(
            () => _schema.Store.DeleteAsync(_schema.Store.Get("_superusers")))).Message.ShouldBe("Failed to delete collection.");
        var plain = await _schema.CreateAsync("plain");
        await _schema.CreateViewAsync("v", "select id from plain");
        (await Should.ThrowAsync<ApiException>(() => _schema.Store.DeleteAsync(plain))).Message.ShouldBe("Failed to delete collection.");
        _schema.Store.Find("plain").ShouldNotBeNull();
        _schema.Texts("SELECT id FROM plain").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rolled_back_transaction_takes_the_cache_back()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _schema.Databases.Main.RunAsync(async () =>
        {
            await _schema.CreateAsync("posts");
            _schema.Store.Find("posts").ShouldNotBeNull();
            throw new InvalidOperationException();
        }));
        _schema.Store.Find("posts").ShouldBeNull();
    }

    [Fact]
    public async Task A_change_of_what_somebody_else_has_changed_meanwhile_leaves_row_and_table_in_step()
    {
        var posts = await _schema.CreateAsync("posts", new TextField { Name = "t" });
        await _schema.Store.SaveAsync(posts with { Fields = [.. posts.Fields, new TextField { Name = "u" }] });
        await _schema.Store.SaveAsync(posts, posts with { ListRule = "" }, isValidated: true);
        _schema.Store.Get("posts").Fields.Select(field => field.Name).ShouldBe(["id", "t"]);
        _schema.Texts("SELECT name FROM pragma_table_info('posts')").ShouldBe(["id", "t"]);
    }

    [Fact]
    public async Task Saves_that_succeed_and_fail_at_the_same_time_leave_the_cache_as_the_rows_are()
    {
        var saves = Enumerable.Range(0, 24).Select(i => Task.Run(async () =>
        {
            try
            {
                await _schema.CreateAsync(i % 3 == 0 ? "bad name" : $"c{i}", new TextField { Name = "t" });
            }
            catch (ApiException)
            {
                // Every third one is refused.
            }
        }));
        await Task.WhenAll(saves);
        _schema.Store.All.Select(collection => collection.Name).ShouldBe(_schema.Texts("SELECT name FROM _collections ORDER BY rowid"));
        _schema.Store.All.Count.ShouldBe(6 + 16);
    }

    public void Dispose() => _schema.Dispose();

    private Task<Collection> ReplaceAsync(Collection collection, Field field) =>
        _schema.Store.SaveAsync(collection with { Fields = FieldList.Create([.. collection.Fields.Select(old => old.Id == field.Id ? field : old)]) });
}
