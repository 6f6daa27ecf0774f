using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Tests.Collections;

public sealed class CollectionHookTests : IDisposable
{
    private readonly TestSchema _schema = new();
    private readonly List<string> _calls = [];

    public CollectionHookTests()
    {
        foreach (var point in HookPoints.All)
        {
            if (!point.Name.StartsWith("onCollection", StringComparison.Ordinal) && !point.Name.StartsWith("onModel", StringComparison.Ordinal)) continue;
            var hook = _schema.Hooks.Find(point.Name)!;
            hook.UseAny((e, next) =>
            {
                if (e.Collection is not null) _calls.Add(point.Name[2..]);
                return next();
            });
        }
    }

    [Fact]
    public async Task A_save_passes_its_stages_from_the_outside_to_the_inside()
    {
        var posts = await _schema.CreateAsync("posts");
        _calls.ShouldBe(
        [
            "CollectionCreate", "ModelCreate", "CollectionValidate", "ModelValidate", "CollectionCreateExecute", "ModelCreateExecute",
            "CollectionAfterCreateSuccess", "ModelAfterCreateSuccess",
        ]);
        _calls.Clear();
        await _schema.Store.SaveAsync(posts with { ListRule = "" });
        _calls.ShouldBe(
        [
            "CollectionUpdate", "ModelUpdate", "CollectionValidate", "ModelValidate", "CollectionUpdateExecute", "ModelUpdateExecute",
            "CollectionAfterUpdateSuccess", "ModelAfterUpdateSuccess",
        ]);
        _calls.Clear();
        await _schema.Store.DeleteAsync(posts);
        _calls.ShouldBe(
        [
            "CollectionDelete", "ModelDelete", "CollectionDeleteExecute", "ModelDeleteExecute", "CollectionAfterDeleteSuccess", "ModelAfterDeleteSuccess",
        ]);
    }

    [Fact]
    public async Task A_generated_id_follows_a_handler_that_renames_and_a_given_one_does_not()
    {
        _schema.Hooks.CollectionCreate.Use((e, next) =>
        {
            e.Model = e.Model with { Name = e.Model.Name == "first" ? "posts" : e.Model.Name + "2" };
            return next();
        });
        (await _schema.CreateAsync("first")).Id.ShouldBe("pbc_1125843985");
        var given = await _schema.Store.SaveAsync(new Collection { Id = "given", Name = "second" });
        (given.Id, given.Name).ShouldBe(("given", "second2"));
        var members = await _schema.Store.SaveAsync(new Collection { Name = "members", Type = CollectionTypes.Auth });
        members.Indexes[0].ShouldBe($"CREATE UNIQUE INDEX `idx_tokenKey_{members.Id}` ON `members2` (`tokenKey`)");
    }

    [Fact]
    public async Task A_failed_check_ends_in_the_error_hooks()
    {
        await Should.ThrowAsync<ApiException>(() => _schema.CreateAsync("a b"));
        _calls.ShouldBe(["CollectionCreate", "ModelCreate", "CollectionValidate", "ModelValidate", "CollectionAfterCreateError", "ModelAfterCreateError"]);
    }

    [Fact]
    public async Task Success_waits_for_the_outermost_commit()
    {
        await _schema.Databases.Main.RunAsync(async () =>
        {
            await _schema.CreateAsync("posts");
            _calls.ShouldNotContain("CollectionAfterCreateSuccess");
        });
        _calls.ShouldContain("CollectionAfterCreateSuccess");
    }

    [Fact]
    public async Task A_rollback_turns_success_into_failure()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _schema.Databases.Main.RunAsync(async () =>
        {
            await _schema.CreateAsync("posts");
            throw new InvalidOperationException();
        }));
        _calls.ShouldContain("CollectionAfterCreateError");
        _calls.ShouldNotContain("CollectionAfterCreateSuccess");
    }

    [Fact]
    public async Task A_handler_may_replace_the_collection_before_it_is_stored()
    {
        _schema.Hooks.CollectionCreate.Use((e, next) =>
        {
            e.Model = e.Model with { Fields = [.. e.Model.Fields, new TextField { Name = "added" }] };
            return next();
        });
        (await _schema.CreateAsync("posts")).Fields["added"].Id.ShouldStartWith("text");
        _schema.Texts("SELECT name FROM pragma_table_info('posts')").ShouldContain("added");
    }

    [Fact]
    public async Task A_handler_that_does_not_call_next_stops_the_save_without_an_error()
    {
        _schema.Hooks.CollectionCreate.Use((_, _) => Task.CompletedTask);
        await _schema.CreateAsync("posts");
        _schema.Store.Find("posts").ShouldBeNull();
    }

    [Fact]
    public async Task A_handler_that_throws_after_the_write_undoes_it()
    {
        _schema.Hooks.ModelCreateExecute.Use(async (_, next) =>
        {
            await next();
            throw ApiException.BadRequest("No.");
        });
        (await Should.ThrowAsync<ApiException>(() => _schema.CreateAsync("posts"))).Message.ShouldBe("No.");
        _schema.Store.Find("posts").ShouldBeNull();
        _schema.Texts("SELECT name FROM sqlite_schema WHERE name = 'posts'").ShouldBeEmpty();
    }

    public void Dispose() => _schema.Dispose();
}
