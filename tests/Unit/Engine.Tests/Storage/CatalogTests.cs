using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class CatalogTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbSession _session;

    public CatalogTests()
    {
        _session = DbSession.Open(_folder.File("data.db"));
        _session.Execute("""
            CREATE TABLE Notes (id text PRIMARY KEY, n NUMERIC, x);
            CREATE INDEX Second ON Notes (n);
            CREATE UNIQUE INDEX First ON Notes (x);
            CREATE VIEW Zoo AS SELECT id, n FROM Notes;
            CREATE VIEW Ant AS SELECT id FROM Zoo
            """);
    }

    [Fact]
    public void A_table_is_found_by_its_name()
    {
        Catalog.HasTable(_session, "Notes").ShouldBeTrue();
        Catalog.HasTable(_session, "notes").ShouldBeFalse();
        Catalog.HasTable(_session, "Zoo").ShouldBeFalse();
    }

    [Fact]
    public void A_name_is_taken_by_tables_and_views_in_any_letter_case()
    {
        Catalog.HasTableOrView(_session, "nOTES").ShouldBeTrue();
        Catalog.HasTableOrView(_session, "zoo").ShouldBeTrue();
        Catalog.HasTableOrView(_session, "First").ShouldBeFalse();
    }

    [Fact]
    public void Columns_come_in_their_order_with_their_types()
    {
        Catalog.Columns(_session, "notes").ShouldBe([new("id", "TEXT"), new("n", "NUMERIC"), new("x", "")]);
        Catalog.Columns(_session, "none").ShouldBeEmpty();
    }

    [Fact]
    public void Views_come_in_the_order_in_which_they_can_be_made_again() =>
        Catalog.Views(_session).ShouldBe([("Zoo", "CREATE VIEW Zoo AS SELECT id, n FROM Notes"), ("Ant", "CREATE VIEW Ant AS SELECT id FROM Zoo")]);

    [Fact]
    public void Indexes_come_by_name_without_those_of_constraints() =>
        Catalog.Indexes(_session, "notes").ShouldBe([("First", "CREATE UNIQUE INDEX First ON Notes (x)"), ("Second", "CREATE INDEX Second ON Notes (n)")]);

    [Fact]
    public void An_index_is_found_on_its_table()
    {
        Catalog.FindIndex(_session, "first", "notes").ShouldBe("CREATE UNIQUE INDEX First ON Notes (x)");
        Catalog.FindIndex(_session, "first", "other").ShouldBeNull();
    }

    [Fact]
    public void The_name_of_an_index_is_taken_by_another_table()
    {
        Catalog.FindOtherTableWithIndex(_session, "first", "posts").ShouldBe("Notes");
        Catalog.FindOtherTableWithIndex(_session, "first", "NOTES").ShouldBeNull();
        Catalog.FindOtherTableWithIndex(_session, "first", "posts", former: "notes").ShouldBeNull();
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
