namespace Holdall.Integration.Tests.Records;

/// <summary>Related records beside a record.</summary>
public sealed class ExpandTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    [Fact]
    public async Task A_path_that_shows_the_same_records_without_end_is_left_out()
    {
        var section = (await room.Superuser.PostAsync(NewsRoom.Sections, new { name = "s" })).Id;
        for (var i = 0; i < 70; i++)
        {
            (await room.Superuser.PostAsync(NewsRoom.Notes, new { text = "n", section })).Status.ShouldBe(200);
        }

        var path = "section.notes_via_section";
        (await ExpandAsync(path)).GetProperty("notes_via_section").GetArrayLength().ShouldBe(70);
        (await room.Superuser.GetAsync(
            $"{NewsRoom.Notes}?perPage=500&expand={path}.{path}.{path}")).Json.GetProperty("items")[0].TryGetProperty("expand", out _).ShouldBeFalse();
    }

    private async Task<System.Text.Json.JsonElement> ExpandAsync(string path) =>
        (await room.Superuser.GetAsync(
            $"{NewsRoom.Notes}?perPage=1&expand={path}")).Json.GetProperty("items")[0].GetProperty("expand").GetProperty("section").GetProperty("expand");
}
