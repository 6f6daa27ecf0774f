using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Schema;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Tests.Collections;

public sealed class CollectionMergeTests
{
    private static readonly Collection Members = CollectionDefaults.New(CollectionTypes.Auth) with
    {
        Name = "members",
        ListRule = "",
        Indexes = ["x"],
        Created = "2026-01-02 03:04:05.678Z",
    };

    [Fact]
    public void Absent_keys_keep_their_value()
    {
        var merged = Merge("""{"authToken":{"duration":60}}""");
        merged.Auth!.AuthToken.ShouldBe(Members.Auth!.AuthToken with { Duration = 60 });
        merged.Auth.Otp.ShouldBe(Members.Auth.Otp);
        merged.Fields.ShouldBeSameAs(Members.Fields);
        merged.Created.ShouldBe(Members.Created);
    }

    [Fact]
    public void Null_sets_the_zero_value()
    {
        var merged = Merge("""{"listRule":null,"name":null,"indexes":null,"fields":null,"passwordAuth":{"enabled":null,"identityFields":null}}""");
        merged.ListRule.ShouldBeNull();
        merged.Name.ShouldBe("");
        merged.Indexes.ShouldBeEmpty();
        merged.Fields.Count.ShouldBe(0);
        merged.Auth!.PasswordAuth.Enabled.ShouldBeFalse();
        merged.Auth.PasswordAuth.IdentityFields.ShouldBeEmpty();
    }

    [Fact]
    public void Null_for_an_object_makes_all_of_it_blank()
    {
        var merged = Merge("""{"authToken":null,"otp":null,"oauth2":{"providers":null,"mappedFields":null}}""").Auth!;
        merged.AuthToken.ShouldBe(new TokenOptions());
        merged.Otp.ShouldBe(new OtpOptions());
        merged.OAuth2.Providers.ShouldBeEmpty();
        merged.OAuth2.MappedFields.ShouldBe(new OAuth2MappedFields());
    }

    [Theory]
    [InlineData("\"2020-01-02\"", "2020-01-02 00:00:00.000Z")]
    [InlineData("\"soon\"", "")]
    [InlineData("null", "")]
    public void The_time_of_creation_is_taken_over(string sent, string time) => Merge($$"""{"created":{{sent}}}""").Created.ShouldBe(time);

    [Theory]
    [InlineData("created", "5")]
    [InlineData("created", "true")]
    [InlineData("updated", "5")]
    [InlineData("updated", "{}")]
    public void Times_that_are_no_text_can_not_be_read(string name, string sent) => Should.Throw<JsonException>(() => Merge($$"""{"{{name}}":{{sent}}}"""));

    [Fact]
    public void Limits_of_dates_are_dates_or_unset()
    {
        var merged = Merge("""{"fields":[{"type":"date","name":"d","min":"2024-05-06","max":"soon"}]}""");
        merged.Fields["d"].ShouldBeOfType<DateField>().ShouldSatisfyAllConditions(d => d.Min.ShouldBe("2024-05-06 00:00:00.000Z"), d => d.Max.ShouldBe(""));
    }

    [Fact]
    public void A_provider_keeps_what_is_not_named_wherever_it_stands()
    {
        var before = Merge(
            """{"oauth2":{"providers":[{"name":"github","clientSecret":"s2","pkce":true},{"name":"google","clientId":"a","clientSecret":"s1","displayName":"G","extra":{"x":1}}]}}""");
        var providers = Merge(
            """{"oauth2":{"providers":[{"name":"google","clientId":"b","extra":{"y":2}},{"name":"gitlab"},{"name":"github","pkce":null}]}}""",
            before).Auth!.OAuth2.Providers;
        (providers[0].ClientId, providers[0].ClientSecret, providers[0].DisplayName).ShouldBe(("b", "s1", "G"));
        providers[0].Extra.Keys.Order().ShouldBe(["x", "y"]);
        (providers[1].ClientSecret, providers[1].Pkce).ShouldBe(("", null));
        (providers[2].ClientSecret, providers[2].Pkce).ShouldBe(("s2", null));
        providers.Count.ShouldBe(3);
        Merge("""{"oauth2":{"providers":[{"name":"google","extra":null,"clientSecret":""}]}}""", before).Auth!.OAuth2.Providers[0].ShouldSatisfyAllConditions(
            google => google.Extra.ShouldBeEmpty(), google => google.ClientSecret.ShouldBe(""));
    }

    [Theory]
    [InlineData("microsoft", """{"idTokenEmailClaim":5}""")]
    [InlineData("oidc2", """{"issuers":"https://example.com"}""")]
    [InlineData("oidc", """{"issuers":[1]}""")]
    [InlineData("oidc3", """{"jwksURL":false}""")]
    public void An_option_of_a_provider_has_its_type(string provider, string extra)
    {
        Should.Throw<JsonException>(() => Merge($$$"""{"oauth2":{"providers":[{"name":"{{{provider}}}","extra":{{{extra}}}}]}}"""));
        Merge($$$"""{"oauth2":{"providers":[{"name":"google","extra":{{{extra}}}}]}}""").Auth!.OAuth2.Providers.ShouldHaveSingleItem();
    }

    [Fact]
    public void Names_inside_of_options_count_letter_by_letter()
    {
        var merged = Merge("""{"PASSWORDAUTH":{"enabled":false},"otp":{"Enabled":true},"LISTRULE":null,"authrule":"x = 1","fields":[{"Name":"x","name":"n","type":"text","Max":5}]}""");
        merged.Auth!.PasswordAuth.Enabled.ShouldBeFalse();
        merged.Auth.Otp.Enabled.ShouldBeFalse();
        (merged.ListRule, merged.Auth.AuthRule).ShouldBe(("", ""));
        merged.Fields["n"].ShouldBeOfType<TextField>().Max.ShouldBe(0);
    }

    [Fact]
    public void Names_of_sections_match_exactly_or_else_in_any_case_and_unknown_ones_are_ignored()
    {
        Merge("""{"NAME":"other","nope":1}""").Name.ShouldBe("other");
        Merge("""{"NAME":"other","name":"exact"}""").Name.ShouldBe("exact");
        Merge("""{"name":"exact","Name":"other"}""").Name.ShouldBe("exact");
    }

    [Fact]
    public void A_new_field_starts_from_zero_and_an_old_one_is_replaced_as_a_whole()
    {
        var merged = Merge("""{"fields":[{"name":"n","type":"number","min":null,"hidden":null,"max":5},{"type":"text","name":"t","help":"h"}]}""");
        merged.Fields["n"].ShouldBe(new NumberField { Name = "n", Id = "number4171094429", Max = 5 } with { Id = merged.Fields["n"].Id });
        merged.Fields["t"].Help.ShouldBe("h");
        merged.Fields.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"name":5}""")]
    [InlineData("""{"system":"yes"}""")]
    [InlineData("""{"fields":"x"}""")]
    [InlineData("""{"fields":[1]}""")]
    [InlineData("""{"fields":[{"name":"a","type":"number","min":"x"}]}""")]
    [InlineData("""{"indexes":{}}""")]
    [InlineData("""{"authToken":{"duration":1.5}}""")]
    [InlineData("""{"authToken":5}""")]
    public void Wrong_types_are_refused(string body) => Should.Throw<JsonException>(() => Merge(body));

    [Fact]
    public void An_unknown_field_type_is_told_with_the_field() =>
        Should.Throw<UnknownFieldTypeException>(() => Merge("""{"fields":[{"type":"nothing","name":"a"}]}""")).Message
            .ShouldBe("""missing or unknown field type in {"name":"a","type":"nothing"}""");

    [Theory]
    [InlineData("\"2024-01-01\"", "2024-01-01 00:00:00.000Z")]
    [InlineData("\"never\"", "")]
    [InlineData("null", "")]
    public void A_created_time_is_taken_over(string json, string created) => Merge($$"""{"created":{{json}}}""").Created.ShouldBe(created);

    private static Collection Merge(string body, Collection? current = null)
    {
        using var document = JsonDocument.Parse(body);
        return CollectionMerge.Apply(current ?? Members, (Dictionary<string, object?>)Cast.FromElement(document.RootElement)!);
    }
}
