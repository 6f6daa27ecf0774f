using Holdall.Engine.Schema;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Schema;

public sealed class FieldListBuilderTests
{
    [Fact]
    public void A_field_without_an_id_gets_the_one_of_the_formula() =>
        Ids(new TextField { Name = "id" }, new GeoPointField { Name = "point" }).ShouldBe(["text3208210256", "geoPoint3081106212"]);

    [Fact]
    public void A_taken_formula_id_gets_a_number() =>
        Ids(new TextField { Name = "other", Id = "text3208210256" }, new TextField { Name = "id" }).ShouldBe(["text3208210256", "text32082102562"]);

    [Fact]
    public void Of_two_fields_with_one_id_the_later_takes_the_place() =>
        Names(new TextField { Name = "a", Id = "1" }, new TextField { Name = "b", Id = "2" }, new TextField { Name = "c", Id = "1" }).ShouldBe(["c", "b"]);

    [Fact]
    public void Of_two_fields_with_one_name_and_no_id_the_later_takes_place_and_id()
    {
        var fields = FieldListBuilder.Rebuild([new TextField { Name = "a", Id = "mine" }, new NumberField { Name = "b" }, new NumberField { Name = "a" }]);
        fields.Select(field => (field.Id, field.Type)).ShouldBe([("mine", "number"), ("number1908338681", "number")]);
    }

    [Fact]
    public void Two_explicit_ids_may_have_one_name() =>
        Names(new TextField { Name = "a", Id = "1" }, new TextField { Name = "a", Id = "2" }).ShouldBe(["a", "a"]);

    private static IEnumerable<string> Ids(params Field[] fields) => FieldListBuilder.Rebuild(fields).Select(field => field.Id);

    private static IEnumerable<string> Names(params Field[] fields) => FieldListBuilder.Rebuild(fields).Select(field => field.Name);
}
