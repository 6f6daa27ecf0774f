using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Tests.Records;

public sealed class CascadeTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        var links = await _engine.Collections.SaveAsync(Collection.NewBase("links"));
        var before = new RelationField { Name = "before", CollectionId = links.Id, MaxSelect = 1, CascadeDelete = true };
        await _engine.Collections.SaveAsync(
            links with { Fields = FieldList.Create([.. links.Fields, before]), Indexes = ["CREATE INDEX idx_before ON links (before)"] });
    }

    [Fact]
    public async Task A_chain_of_records_of_any_length_goes_with_its_first()
    {
        await _engine.Get<Databases>().Main.WriteAsync(0, static (session, _) => session.ExecuteAll(
            "INSERT INTO links (id, before) WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'n' || i, iif(i = 0, '', 'n' || (i - 1)) FROM n"));
        await _engine.Records.DeleteAsync(_engine.Records.Find("links", "n0")!, TestContext.Current.CancellationToken);
        _engine.Records.Count("links").ShouldBe(0);
    }

    [Fact]
    public async Task A_hook_that_keeps_references_is_asked_once_for_each()
    {
        var links = _engine.Collections.Get("links");
        await _engine.Collections.SaveAsync(
            links with { Fields = FieldList.Create([.. links.Fields.Select(f => f is RelationField r ? r with { CascadeDelete = false } : f)]) });
        await _engine.Get<Databases>().Main.WriteAsync(0, static (session, _) => session.ExecuteAll(
            "INSERT INTO links (id, before) WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT 'n' || i, iif(i = 0, '', 'n0') FROM n"));
        var asked = new HashSet<string>();
        _engine.Get<IHooks>().RecordUpdate.Use("links", (e, _) =>
        {
            asked.Add(e.Record.Id).ShouldBeTrue();
            return Task.CompletedTask;
        });
        await _engine.Records.DeleteAsync(_engine.Records.Find("links", "n0")!, TestContext.Current.CancellationToken);
        asked.Count.ShouldBe(5000);
        _engine.Records.Count("links").ShouldBe(5000);
    }

    [Fact]
    public async Task What_goes_with_another_record_is_told_as_it_was()
    {
        await _engine.AddAsync("links", ("id", "aaaaaaaaaaaaaa1"));
        await _engine.AddAsync("links", ("id", "aaaaaaaaaaaaaa2"), ("before", "aaaaaaaaaaaaaa1"));
        var told = new List<string>();
        _engine.Get<IHooks>().RecordAfterDeleteSuccess.Use("links", (e, next) =>
        {
            told.Add(e.Record.Id + " behind " + e.Record.GetString("before"));
            return next();
        });

        await _engine.Records.DeleteAsync(_engine.Records.Find("links", "aaaaaaaaaaaaaa1")!, TestContext.Current.CancellationToken);

        told.ShouldContain("aaaaaaaaaaaaaa2 behind aaaaaaaaaaaaaa1");
    }

    [Fact]
    public async Task A_cleared_relation_that_is_taken_already_is_told_as_a_failure_of_the_deletion()
    {
        var owners = await _engine.Collections.SaveAsync(Collection.NewBase("owners"));
        var seats = Collection.NewBase("seats");
        await _engine.Collections.SaveAsync(seats with
        {
            Fields = FieldList.Create([.. seats.Fields, new RelationField { Name = "by", CollectionId = owners.Id, MaxSelect = 1 }]),
            Indexes = ["CREATE UNIQUE INDEX idx_by ON seats (by)"],
        });
        var ann = await _engine.AddAsync("owners");
        await _engine.AddAsync("seats", ("by", ann.Id));
        await _engine.AddAsync("seats", ("by", ""));
        var failure = await Should.ThrowAsync<ApiException>(() => _engine.Records.DeleteAsync(ann, TestContext.Current.CancellationToken));
        failure.Message.ShouldBe("Failed to delete record. Make sure that the record is not part of a required relation reference.");
        failure.Errors.Find("by")!.Code.ShouldBe("validation_not_unique");
        _engine.Records.Count("owners").ShouldBe(1);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
