using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Rules;
using Holdall.Engine.Schema;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Tests.Collections;

public sealed class CollectionValidatorTests : IDisposable
{
    private readonly TestSchema _schema = new(new BrokenRules());

    public static TheoryData<string, string, Collection> NewCollections => new()
    {
        { "id", "validation_match_invalid", Base("x") with { Id = "a b" } },
        { "id", "validation_length_out_of_range", Base("x") with { Id = new string('a', 101) } },
        { "type", "validation_in_invalid", Base("x") with { Type = "nope" } },
        { "name", "validation_required", Base("") },
        { "name", "validation_length_out_of_range", Base(new string('a', 256)) },
        { "name", "validation_found_via", Base("a_VIA_b") },
        { "name", "validation_match_invalid", Base("a b") },
        { "name", "validation_match_invalid", Base("é") },
        { "name", "validation_collection_name_exists", Base("USERS") },
        { "name", "validation_collection_name_id_duplicate", Base("_pb_users_auth_") },
        { "name", "validation_collection_name_invalid", Base("_Params") },
        { "listRule", "validation_invalid_rule", Base("x") with { ListRule = "broken" } },
        { "fields.1.name", "validation_duplicated_field_name", Base("x", new TextField { Name = "ID", Id = "a" }) },
        { "fields.1.name", "validation_duplicated_field_name", Base("x", new NumberField { Name = "id", Id = "a" }) },
        { "fields.1.name", "validation_reserved_field_name", Auth("x", new TextField { Name = "oldPassword" }) },
        { "fields.1.name", "validation_not_in_invalid", Base("x", new TextField { Name = "expand" }) },
        { "fields.1.name", "validation_found_via", Base("x", new TextField { Name = "a_via_b" }) },
        { "fields.1.name", "validation_match_invalid", Base("x", new TextField { Name = "a-b" }) },
        { "fields.1.name", "validation_required", Base("x", new TextField { Name = "" }) },
        { "fields.1.help", "validation_length_out_of_range", Base("x", new TextField { Name = "a", Help = new string('a', 301) }) },
        { "fields.1.max", "validation_min_greater_equal_than_required", Base("x", new TextField { Name = "a", Min = 5, Max = 4 }) },
        { "fields.1.pattern", "validation_invalid_regex", Base("x", new TextField { Name = "a", Pattern = "a(b" }) },
        { "fields.1.autogeneratePattern", "validation_invalid_autogenerate_pattern", Base("x", new TextField { Name = "a", AutogeneratePattern = "^a" }) },
        { "fields.1.autogeneratePattern", "validation_invalid_autogenerate_pattern_value", Base(
            "x", new TextField { Name = "a", Max = 2, AutogeneratePattern = "[a-z]{3}" }) },
        { "fields.1.name", "validation_in_invalid", Base("x", new TextField { Name = "a", PrimaryKey = true }) },
        { "fields.1.max", "validation_min_number_constraint", Base("x", new NumberField { Name = "a", Min = 5, Max = 0 }) },
        { "fields.1.min", "validation_only_int_constraint", Base("x", new NumberField { Name = "a", Min = 1.5, OnlyInt = true }) },
        { "fields.1.onlyDomains", "validation_empty", Base("x", new EmailField { Name = "a", OnlyDomains = ["a.b"], ExceptDomains = ["c.d"] }) },
        { "fields.1.exceptDomains.1", "validation_is_domain", Base("x", new UrlField { Name = "a", ExceptDomains = ["", "nope"] }) },
        { "fields.1.onCreate", "validation_required", Base("x", new AutodateField { Name = "a" }) },
        { "fields.1.values", "validation_required", Base("x", new SelectField { Name = "a" }) },
        { "fields.1.maxSelect", "validation_max_less_equal_than_required", Base("x", new SelectField { Name = "a", Values = ["1"], MaxSelect = 2 }) },
        { "fields.1.collectionId", "validation_required", Base("x", new RelationField { Name = "a" }) },
        { "fields.1.collectionId", "validation_field_relation_missing_collection", Base("x", new RelationField { Name = "a", CollectionId = "users" }) },
        { "fields.1.maxSelect", "validation_required", Base("x", new RelationField { Name = "a", CollectionId = InitialCollections.UsersId, MinSelect = 1 }) },
        { "fields.1.thumbs.0", "validation_match_invalid", Base("x", new FileField { Name = "a", Thumbs = ["10"] }) },
        { "fields.1.thumbs.0", "validation_not_in_invalid", Base("x", new FileField { Name = "a", Thumbs = ["0x0"] }) },
        { "fields.1.cost", "validation_min_greater_equal_than_required", Base("x", new PasswordField { Name = "a", Cost = 3 }) },
        { "fields.1.max", "validation_max_less_equal_than_required", Base("x", new PasswordField { Name = "a", Max = 72 }) },
        { "indexes.0", "validation_invalid_index_expression", Base("x") with { Indexes = ["nope"] } },
        { "indexes.0", "validation_invalid_index_expression", Base("x") with { Indexes = ["create index on x (id)"] } },
        { "indexes.0", "validation_invalid_index_expression", Base("x") with { Indexes = ["create index a on x (id);"] } },
        { "indexes.0", "validation_invalid_index_expression", Base("x") with { Indexes = ["create index a on elsewhere (id) -- why"] } },
        { "indexes.1", "validation_duplicated_index_name", Base("x") with { Indexes = ["create index a on x (id)", "create index A on x (name)"] } },
        { "indexes.1", "validation_duplicated_index_definition", Base("x") with { Indexes = ["create index a on x (id)", "create index b on x (id)"] } },
        { "indexes.0", "validation_existing_index_name", Base("x") with { Indexes = ["create index idx_mfas_collectionRef_recordRef on x (id)"] } },
        { "authRule", "validation_invalid_rule", Auth("x") with { Auth = AuthOptions.NewDefault() with { AuthRule = "broken" } } },
        { "manageRule", "validation_nil_or_not_empty_required", Auth("x") with { Auth = AuthOptions.NewDefault() with { ManageRule = "" } } },
        { "authToken.secret", "validation_length_out_of_range", Auth("x") with { Auth = AuthOptions.NewDefault() with { AuthToken = new TokenOptions { Secret = "short", Duration = 100 } } } },
        { "fileToken.duration", "validation_min_greater_equal_than_required", Auth("x") with { Auth = AuthOptions.NewDefault() with { FileToken = new TokenOptions { Secret = new string('a', 30), Duration = 9 } } } },
        { "otp.emailTemplate.body", "validation_required", Otp(new OtpOptions { EmailTemplate = new MailTemplate { Subject = "s" } }) },
        {
            "otp.length",
            "validation_min_greater_equal_than_required",
            Otp(new OtpOptions { Enabled = true, Duration = 10, Length = 3, EmailTemplate = new MailTemplate { Subject = "s", Body = "b" } })
        },
        { "mfa.enabled", "validation_mfa_not_enough_auths", Auth("x") with { Auth = AuthOptions.NewDefault() with { Mfa = new MfaOptions { Enabled = true, Duration = 10 } } } },
        { "passwordAuth.identityFields", "validation_required", Auth("x") with { Auth = AuthOptions.NewDefault() with { PasswordAuth = new PasswordAuthOptions { Enabled = true, IdentityFields = [""] } } } },
        { "passwordAuth.identityFields", "validation_missing_field", Auth("x") with { Auth = AuthOptions.NewDefault() with { PasswordAuth = new PasswordAuthOptions { Enabled = true, IdentityFields = ["nope"] } } } },
        { "passwordAuth.identityFields", "validation_missing_unique_constraint", Auth("x") with { Auth = AuthOptions.NewDefault() with { PasswordAuth = new PasswordAuthOptions { Enabled = true, IdentityFields = ["verified"] } } } },
        { "oauth2.providers.0.name", "validation_missing_provider", Auth("x") with { Auth = Provided(new OAuth2Provider { Name = "nope" }) } },
        { "oauth2.providers.1.name", "validation_duplicated_provider", Auth("x") with { Auth = Provided(
            new OAuth2Provider { Name = "google" }, new OAuth2Provider { Name = "google" }) } },
        { "oauth2.providers.0.tokenURL", "validation_is_url", Auth("x") with { Auth = Provided(new OAuth2Provider { Name = "google", TokenURL = "nope" }) } },
        { "viewQuery", "validation_required", new Collection { Name = "x", Type = CollectionTypes.View } },
    };

    public static TheoryData<string, string, string, Func<Collection, Collection>> Changes => new()
    {
        { "id", "validation_values_mismatch", "users", c => c with { Id = "other" } },
        { "system", "validation_collection_system_flag_change", "users", c => c with { System = true } },
        { "type", "validation_collection_type_change", "users", c => c with { Type = CollectionTypes.Base } },
        { "name", "validation_collection_system_name_change", "_otps", c => c with { Name = "_OTPS" } },
        { "listRule", "validation_collection_system_rule_change", "_otps", c => c with { ListRule = null } },
        { "authRule", "validation_collection_system_rule_change", "_superusers", c => c with { Auth = c.Auth! with { AuthRule = null } } },
        { "fields", "validation_system_field_change", "_otps", c => c with { Fields = [c.Fields["id"]] } },
        { "fields", "validation_system_field_change", "users", c => c with { Fields = FieldList.Create(
            [.. c.Fields.Select(f => f.Name == "email" ? f with { Name = "mail" } : f)]) } },
        { "fields", "validation_system_field_change", "users", c => c with { Fields = FieldList.Create(
            [.. c.Fields.Select(f => f.Name == "id" ? f with { Name = "key" } : f)]) } },
        { "fields.1", "validation_field_type_change", "_otps", c => c with { Fields = FieldList.Create(
            [c.Fields[0], new NumberField { Id = c.Fields[1].Id, Name = c.Fields[1].Name, System = true }, .. c.Fields.Skip(2)]) } },
        { "fields.6.onUpdate", "validation_values_mismatch", "_mfas", c => c with { Fields = FieldList.Create(
            [.. c.Fields.SkipLast(1), (AutodateField)c.Fields["updated"] with { OnUpdate = false }]) } },
        { "indexes", "validation_invalid_unique_system_field_index", "_authOrigins", c => c with { Indexes = [] } },
    };

    [Theory]
    [MemberData(nameof(NewCollections), DisableDiscoveryEnumeration = true)]
    public async Task A_new_collection_is_refused_with_a_code_at_its_place(string path, string code, Collection collection) =>
        ((await _schema.ErrorsAsync(collection)).Find(path)?.Code).ShouldBe(code);

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task A_change_is_refused_with_a_code_at_its_place(string path, string code, string name, Func<Collection, Collection> change)
    {
        var old = _schema.Store.Get(name);
        var failure = await Should.ThrowAsync<ApiException>(() => _schema.Store.SaveAsync(old, change(old), isValidated: true));
        var place = path == "fields.6.onUpdate" ? $"fields.{old.Fields.Count - 1}.onUpdate" : path;
        (failure.Errors.Find(place)?.Code).ShouldBe(code);
        failure.Message.ShouldBe("Failed to update collection.");
    }

    [Fact]
    public async Task A_taken_id_is_refused()
    {
        var failure = await Should.ThrowAsync<ApiException>(
            () => _schema.Store.SaveAsync(null, Base("x") with { Id = InitialCollections.UsersId }, isValidated: true));
        failure.Errors.Find("id")!.Code.ShouldBe("validation_invalid_or_existing_id");
        failure.Message.ShouldBe("Failed to create collection.");
    }

    [Fact]
    public async Task A_relation_keeps_its_collection_and_only_views_refer_to_views()
    {
        var authors = await _schema.CreateAsync("authors");
        var books = await _schema.CreateAsync("books", new RelationField { Name = "by", CollectionId = authors.Id });
        var other = (RelationField)books.Fields["by"] with { CollectionId = books.Id };
        (await _schema.ErrorsAsync(
            books with { Fields = [books.Fields["id"], other] })).Find("fields.1.collectionId")!.Code.ShouldBe("validation_field_relation_change");
        var view = await _schema.CreateViewAsync("v", "select id from authors");
        (await _schema.ErrorsAsync(Base("x", new RelationField { Name = "a", CollectionId = view.Id }))).Find("fields.1.collectionId")!.Code
            .ShouldBe("validation_relation_field_non_view_base_collection");
    }

    [Fact]
    public async Task Errors_of_different_properties_come_together()
    {
        var errors = await _schema.ErrorsAsync(Base("a b", new SelectField { Name = "s" }) with { ListRule = "broken", Indexes = ["nope"] });
        (errors.Find("name"), errors.Find("listRule"), errors.Find("indexes.0"), errors.Find("fields.1.values")).ShouldSatisfyAllConditions(
            e => e.Item1.ShouldNotBeNull(), e => e.Item2.ShouldNotBeNull(), e => e.Item3.ShouldNotBeNull(), e => e.Item4.ShouldNotBeNull());
    }

    [Fact]
    public async Task A_broken_pattern_and_the_pattern_that_makes_values_for_it_are_both_wrong()
    {
        var errors = await _schema.ErrorsAsync(Base("x", new TextField { Name = "a", Pattern = "[bad", AutogeneratePattern = "[a-z]{3}" }));
        (errors.Find("fields.1.pattern")!.Code, errors.Find("fields.1.autogeneratePattern")!.Code)
            .ShouldBe(("validation_invalid_regex", "validation_invalid_autogenerate_pattern_value"));
    }

    [Fact]
    public async Task A_blank_name_is_no_fault_of_the_indexes()
    {
        var stored = await _schema.Store.SaveAsync(Base("x", new TextField { Name = "t" }) with { Indexes = ["create index idx_t on x (t)"] });
        Written(await _schema.ErrorsAsync(stored with { Name = "" })).ShouldBe("""{"name":"cannot be blank"}""");
        Written(await _schema.ErrorsAsync(_schema.Store.Get("users") with { Name = "" })).ShouldBe("""{"name":"cannot be blank"}""");
        Written(await _schema.ErrorsAsync(Auth(""))).ShouldBe("""{"name":"cannot be blank"}""");
        Written(await _schema.ErrorsAsync(Base("") with { Indexes = ["create index idx_new on x (id)"] })).ShouldBe("""{"name":"cannot be blank"}""");
    }

    public void Dispose() => _schema.Dispose();

    private static string Written(FieldErrors errors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) errors.WriteMessagesTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static Collection Base(string name, params Field[] fields) => new() { Name = name, Fields = FieldList.Create(fields) };

    private static Collection Auth(string name, params Field[] fields) => Base(name, fields) with { Type = CollectionTypes.Auth };

    private static AuthOptions Provided(params OAuth2Provider[] providers)
    {
        var auth = AuthOptions.NewDefault();
        return auth with { OAuth2 = auth.OAuth2 with { Enabled = true, Providers = providers } };
    }

    private sealed class BrokenRules : IRuleValidator
    {
        public string? FindError(Collection collection, string rule) => rule == "broken" ? "it is broken" : null;
    }

    private static Collection Otp(OtpOptions options) => Auth("x") with { Auth = AuthOptions.NewDefault() with { Otp = options } };
}
