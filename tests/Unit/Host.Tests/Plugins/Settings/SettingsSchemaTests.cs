using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holdall.Host.Plugins.Settings;
using Microsoft.Extensions.Configuration;

namespace Holdall.Host.Tests.Plugins.Settings;

public sealed class SettingsSchemaTests
{
    private const string Schema = """
        {"type":"object","properties":{
          "count":{"type":"integer","minimum":1,"maximum":9},"share":{"type":"number","maximum":1},"on":{"type":"boolean"},
          "kind":{"type":"string","enum":["one","two"]},"name":{"type":"string","maxLength":3,"pattern":"^[a-z]+$"},
          "token":{"type":"string","minLength":4,"writeOnly":true},
          "views":{"type":"array","items":{"type":"string"}},"headers":{"type":"object","additionalProperties":{"type":"string"},"writeOnly":true},
          "inner":{"type":"object","properties":{"depth":{"type":"integer"}}}}}
        """;

    [Theory]
    [InlineData("""{"count":5,"share":0.5,"on":true,"kind":"two","name":"abc","token":"long","views":["a"],"headers":{"x":"y"},"inner":{"depth":2}}""")]
    [InlineData("""{"count":null,"inner":{"depth":null},"name":""}""")]
    [InlineData("{}")]
    public void What_fits_is_taken(string values) => FaultsOf(values).ShouldBe("{}");

    [Theory]
    [InlineData("""{"count":0}""", "count", "validation_min_number_constraint")]
    [InlineData("""{"count":10}""", "count", "validation_max_number_constraint")]
    [InlineData("""{"count":1.5}""", "count", "validation_invalid_value")]
    [InlineData("""{"count":"5"}""", "count", "validation_invalid_value")]
    [InlineData("""{"count":1e300}""", "count", "validation_invalid_value")]
    [InlineData("""{"on":1}""", "on", "validation_invalid_value")]
    [InlineData("""{"kind":"three"}""", "kind", "validation_in_invalid")]
    [InlineData("""{"name":"abcd"}""", "name", "validation_max_text_constraint")]
    [InlineData("""{"name":"A"}""", "name", "validation_invalid_format")]
    [InlineData("""{"token":"x"}""", "token", "validation_min_text_constraint")]
    [InlineData("""{"token":"******"}""", "token", "validation_invalid_value")]
    [InlineData("""{"views":"a"}""", "views", "validation_invalid_value")]
    [InlineData("""{"views":[1]}""", "views", "validation_invalid_value")]
    [InlineData("""{"headers":[]}""", "headers", "validation_invalid_value")]
    [InlineData("""{"inner":{"depth":true}}""", "inner.depth", "validation_invalid_value")]
    [InlineData("""{"inner":{"other":1}}""", "inner.other", "validation_unknown_setting")]
    [InlineData("""{"Count":1}""", "Count", "validation_unknown_setting")]
    public void What_does_not_is_told_by_its_path(string values, string path, string code)
    {
        var check = new SchemaCheck();
        check.Check(Parse(Schema), Parse(values), []);
        check.Errors.Find(path)!.Code.ShouldBe(code);
    }

    [Fact]
    public void Secrets_are_not_shown_and_what_has_a_type_has_it_again()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["COUNT"] = "5",
            ["share"] = "0.5",
            ["on"] = "True",
            ["token"] = "long",
            ["views:0"] = "a",
            ["headers:x"] = "y",
            ["inner:depth"] = "many",
            ["unknown"] = "1",
        }).Build();

        Parse(SettingsValues.Read(Parse(Schema), configuration).ToJsonString()).ToJsonString().ShouldBe(
            Parse("""{"count":5,"headers":{"x":"******"},"inner":{"depth":"many"},"on":true,"share":0.5,"token":"******","views":["a"]}""").ToJsonString());
        SettingsValues.Paths(Parse(Schema), configuration).Order().ShouldBe(["count", "headers", "inner.depth", "on", "share", "token", "views"]);
    }

    [Fact]
    public void A_type_says_names_types_defaults_and_what_its_attributes_do() =>
        JsonNode.DeepEquals(DerivedSchema.Of([typeof(Box)]), JsonNode.Parse("""
            {"type":"object","properties":{
              "depth":{"type":"integer","default":3,"title":"How deep","description":"In metres.","minimum":1,"maximum":9},
              "open":{"type":"boolean","default":false},
              "rest":{"type":"string","default":"00:00:30","format":"duration","pattern":"^(\\d+\\.)?\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,7})?)?$"},
              "side":{"type":"string","default":"Left","enum":["Left","Right"]},
              "apiToken":{"type":"string","default":"","writeOnly":true},
              "labels":{"type":"array","items":{"type":"string"}},
              "lid":{"type":"object","properties":{"heavy":{"type":"boolean","default":true}}}}}
            """)).ShouldBeTrue(DerivedSchema.Of([typeof(Box)])!.ToJsonString());

    [Fact]
    public void A_type_with_nothing_to_set_says_nothing() => DerivedSchema.Of([typeof(object)]).ShouldBeNull();

    [Theory]
    [InlineData("[]", "it must be the schema of an object")]
    [InlineData("""{"type":"object"}""", "it must be the schema of an object")]
    [InlineData("""{"properties":{"a":{}}}""", "the schema of \"a\" has no type")]
    [InlineData("""{"properties":{"a":{"type":"text"}}}""", "the type of \"a\" is none of")]
    [InlineData("""{"properties":{"a":{"type":"string","pattern":"("}}}""", "the pattern of \"a\" is no regular expression")]
    [InlineData("""{"properties":{"a":{"type":"string","pattern":"(?=x)"}}}""", "the pattern of \"a\" is no regular expression")]
    [InlineData("""{"properties":{"a":{"type":"integer","minimum":"1"}}}""", "minimum of \"a\" is no number")]
    [InlineData("""{"properties":{"a":{"type":"object","properties":{"b":{"type":"x"}}}}}""", "the type of \"a.b\" is none of")]
    [InlineData("""{"properties":{"a:b":{"type":"string"}}}""", "\"a:b\" is no name for a setting")]
    [InlineData("""{"properties":{"a":{"type":"string","oneOf":[]}}}""", "\"oneOf\" of \"a\" means nothing here")]
    public void A_declared_schema_that_no_form_understands_is_told(string schema, string fault) =>
        DeclaredSchema.FindFault(JsonDocument.Parse(schema).RootElement)!.ShouldStartWith(fault);

    [Fact]
    public void One_that_is_understood_has_no_fault() => DeclaredSchema.FindFault(JsonDocument.Parse(Schema).RootElement).ShouldBeNull();

    private static string FaultsOf(string values)
    {
        var check = new SchemaCheck();
        check.Check(Parse(Schema), Parse(values), []);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) check.Errors.WriteTo(json);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private enum Side
    {
        Left,
        Right,
    }

    private sealed class Box
    {
        [Range(1, 9)]
        [Display(Name = "How deep", Description = "In metres.")]
        public int Depth { get; set; } = 3;

        public bool Open { get; set; }

        public TimeSpan Rest { get; set; } = TimeSpan.FromSeconds(30);

        public Side Side { get; set; }

        public string ApiToken { get; set; } = "";

        public List<string> Labels { get; } = [];

        public Lid Lid { get; set; } = new();

        public int Computed => Depth + 1;
    }

    private sealed class Lid
    {
        public bool Heavy { get; set; } = true;
    }
}
