using Holdall.Engine.Backups.Incremental;
using Holdall.Settings;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Tests.Backups.Incremental;

/// <summary>Two installations whose incremental backups have the same place.</summary>
public sealed class StoreOwnerTests : IAsyncLifetime
{
    private const string Foreign = "abcdefghijklmnopqrstuvwx";

    private readonly IncrementalRoom _room = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task The_first_has_the_place_and_the_other_one_stores_and_deletes_nothing()
    {
        await _room.AddAsync(10);
        await _room.BeginWithBaseAsync();
        await _room.AddAsync(10);
        await _room.StepAsync();
        var files = Files();
        await using var other = new IncrementalRoom(_room.StoreFolder);
        other.Time.Advance(TimeSpan.FromDays(30));
        other.Begin(new IncrementalBackupSettings { Enabled = true, KeepDays = 1, BaseInterval = 1 });

        for (var i = 0; i < 10; i++)
        {
            await other.AddAsync(10);
            other.Time.Advance(TimeSpan.FromHours(1));
            await other.Session.StepAsync(Aborted);
        }

        Files().ShouldBe(files);
        other.Lines.Count("belongs to another installation").ShouldBe(1);
        other.Lines.Count(LogLevel.Error).ShouldBe(1);
        other.Session.State.Error.ShouldContain("belongs to another installation");
        other.Session.State.StoredUntil.ShouldBeNull();
        other.Database.KeptSnapshots.ShouldBe(0);
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
    }

    [Fact]
    public async Task The_place_is_looked_at_again_with_pauses_and_used_once_it_may_be()
    {
        await Write(Foreign);
        _room.Begin();
        await _room.StepAsync();
        await _room.AddAsync(10);
        File.Delete(_room.OwnerFile);
        await _room.Session.StepAsync(Aborted);
        File.Exists(_room.OwnerFile).ShouldBeFalse();

        _room.Time.Advance(TimeSpan.FromMinutes(1));
        await _room.UntilGenerationsAsync(1);

        (await File.ReadAllTextAsync(_room.OwnerFile, Aborted)).ShouldBe(_room.Installation.Find());
        _room.Session.State.Error.ShouldBe("");
        _room.Lines.Count("are stored in the shed again").ShouldBe(1);
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
    }

    [Fact]
    public async Task What_another_installation_has_begun_goes_on_once_it_is_adopted()
    {
        await _room.BeginWithBaseAsync();
        await using var other = new IncrementalRoom(_room.StoreFolder);
        other.Begin();
        await other.StepAsync();
        other.Session.State.Error.ShouldNotBeEmpty();

        other.Installation.Become(_room.Installation.Find()!);
        other.Time.Advance(TimeSpan.FromMinutes(1));
        await other.UntilGenerationsAsync(1);

        other.Session.State.Error.ShouldBe("");
        (await other.GenerationsAsync()).Count.ShouldBe(2);
        (await other.RestoreAsync(null)).ShouldBe(other.Dump());
    }

    [Fact]
    public async Task Of_two_that_begin_at_once_one_notices()
    {
        _room.Store.AfterSaving = key => key == StoreOwner.Key ? Write(Foreign) : Task.CompletedTask;
        _room.Begin();

        await _room.StepAsync();

        _room.Session.State.Error.ShouldContain("belongs to another installation");
        Files().ShouldBe([_room.OwnerFile]);
    }

    [Fact]
    public async Task A_base_that_was_stored_while_the_place_became_that_of_another_one_goes()
    {
        _room.Store.AfterSaving = key => key.EndsWith(".base", StringComparison.Ordinal) ? Write(Foreign) : Task.CompletedTask;
        _room.Begin();

        await Eventually.HoldsAsync(async () =>
        {
            await _room.StepAsync();
            return _room.Session.State.Error.Length > 0;
        });

        _room.Session.State.Error.ShouldContain("belongs to another installation");
        Files().ShouldBe([_room.OwnerFile]);
        _room.Database.KeptSnapshots.ShouldBe(0);
    }

    [Fact]
    public async Task One_that_has_lost_its_place_leaves_what_is_there_when_the_next_generation_is_due()
    {
        await _room.BeginWithBaseAsync(new IncrementalBackupSettings { Enabled = true, BaseInterval = 1, KeepDays = 1 });
        await _room.AddAsync(10);
        await _room.StepAsync();
        var files = Files();
        await Write(Foreign);

        _room.Time.Advance(TimeSpan.FromDays(3));
        await Eventually.HoldsAsync(async () =>
        {
            await _room.Session.StepAsync(Aborted);
            return _room.Session.State.Error.Length > 0;
        });
        await _room.AddAsync(10);
        await _room.StepAsync();

        Files().ShouldBe(files);
        _room.Session.Chain.ShouldBeNull();
    }

    [Fact]
    public async Task A_place_from_before_is_for_the_first_that_comes_and_its_generation_goes_on()
    {
        await _room.BeginWithBaseAsync();
        await _room.AddAsync(10);
        await _room.StopAsync();
        File.Delete(_room.OwnerFile);
        _room.Open();
        _room.Begin();

        await _room.StepAsync();

        _room.Lines.Count("go on with").ShouldBe(1);
        (await _room.GenerationsAsync()).Count.ShouldBe(1);
        (await File.ReadAllTextAsync(_room.OwnerFile, Aborted)).ShouldBe(_room.Installation.Find());
    }

    [Theory]
    [InlineData("")]
    [InlineData("what is this?")]
    public async Task What_names_nobody_is_told_and_stays(string text)
    {
        await Write(text);
        _room.Begin();

        await _room.StepAsync();

        _room.Session.State.Error.ShouldContain("does not name an installation");
        Files().ShouldBe([_room.OwnerFile]);
        (await File.ReadAllTextAsync(_room.OwnerFile, Aborted)).ShouldBe(text);
    }

    private Task Write(string text)
    {
        Directory.CreateDirectory(_room.StoreFolder);
        return File.WriteAllTextAsync(_room.OwnerFile, text, Aborted);
    }

    private List<string> Files() => [.. Directory.GetFiles(_room.StoreFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
