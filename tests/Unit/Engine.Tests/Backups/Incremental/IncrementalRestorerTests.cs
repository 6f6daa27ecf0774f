using Holdall.Engine.Backups.Incremental;

namespace Holdall.Engine.Tests.Backups.Incremental;

public sealed class IncrementalRestorerTests : IAsyncLifetime
{
    private readonly IncrementalRoom _room = new();
    private readonly List<(DateTimeOffset Time, string Dump)> _states = [];

    public async ValueTask InitializeAsync()
    {
        await _room.AddAsync(50);
        await _room.BeginWithBaseAsync();
        for (var i = 0; i < 4; i++)
        {
            await _room.AddAsync(10);
            _states.Add((await _room.StepAsync(), _room.Dump()));
        }
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Before_a_damaged_segment_all_is_restored_and_after_it_nothing()
    {
        var file = await FileAsync(3);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[^40] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        (await _room.RestoreAsync(_states[1].Time)).ShouldBe(_states[1].Dump);
        var failure = await Should.ThrowAsync<InvalidDataException>(() => _room.RestoreAsync(null));
        failure.Message.ShouldContain("segment 3");
        failure.Message.ShouldContain(Moments.TextOf(_states[1].Time));
        (await _room.RestoreAsync(TimeIn(failure.Message))).ShouldBe(_states[1].Dump);
    }

    [Fact]
    public async Task A_missing_segment_is_told()
    {
        File.Delete(await FileAsync(2));

        (await _room.RestoreAsync(_states[0].Time)).ShouldBe(_states[0].Dump);
        (await Should.ThrowAsync<InvalidDataException>(() => _room.RestoreAsync(_states[3].Time))).Message.ShouldContain("segment 2 of");
        (await _room.GenerationsAsync())[0].Last.Number.ShouldBe(1u);
    }

    [Fact]
    public async Task A_segment_of_another_chain_is_refused()
    {
        File.Copy(await FileAsync(1), await FileAsync(2), overwrite: true);

        (await Should.ThrowAsync<InvalidDataException>(() => _room.RestoreAsync(null))).Message.ShouldContain("not the one that follows");
    }

    [Fact]
    public async Task A_time_before_the_first_base_is_refused() =>
        (await Should.ThrowAsync<InvalidDataException>(() => _room.RestoreAsync(_states[0].Time.AddHours(-1)))).Message.ShouldStartWith("The oldest");

    [Fact]
    public async Task What_is_not_complete_does_not_count()
    {
        var file = await FileAsync(4);
        File.Move(file, file + ".tmp");

        (await _room.RestoreAsync(null)).ShouldBe(_states[2].Dump);
    }

    [Fact]
    public async Task A_base_with_nothing_behind_it_does_not_replace_the_generation_that_went_on()
    {
        var segment = (await _room.GenerationsAsync())[0].Base;
        var lonely = Path.Combine(_room.StoreFolder, SegmentNames.Of(SegmentNames.NewGeneration(_states[1].Time), 0, _states[1].Time));
        Directory.CreateDirectory(Path.GetDirectoryName(lonely)!);
        File.Copy(Path.Combine(_room.StoreFolder, segment.Key), lonely);
        File.WriteAllText(lonely.Replace(".base", ".base.tmp", StringComparison.Ordinal), "left over");

        (await _room.RestoreAsync(null)).ShouldBe(_states[3].Dump);
        await StoredGeneration.DeleteOldAsync(_room.Store, _room.Now.AddDays(1), TestContext.Current.CancellationToken);
        (await _room.GenerationsAsync()).Count.ShouldBe(2);
        Directory.GetFiles(Path.GetDirectoryName(lonely)!).ShouldBe([lonely]);
    }

    [Theory]
    [InlineData("2026-11-30T12:00:00Z", "2026-11-30T12:00:00.000Z")]
    [InlineData("2026-11-30 12:00:00.123Z", "2026-11-30T12:00:00.123Z")]
    [InlineData("2026-11-30T12:00:00+02:00", "2026-11-30T10:00:00.000Z")]
    [InlineData("2026-11-30T12:00", "2026-11-30T12:00:00.000Z")]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void Times_are_understood(string text, string? understood) =>
        (Moments.TryParse(text, out var time) ? Moments.TextOf(time) : null).ShouldBe(understood);

    [Theory]
    [InlineData("20260102T030405000Z-abc123/00000000-20260102T030405000Z.base", true)]
    [InlineData("20260102T030405000Z-abc123/00000001-20260102T030405000Z.pages", true)]
    [InlineData("20260102T030405000Z-abc123/00000001-20260102T030405000Z.base", false)]
    [InlineData("20260102T030405000Z-abc123/00000000-20260102T030405000Z.pages", false)]
    [InlineData("20260102T030405000Z-abc123/00000001-20260102T030405000Z.pages.tmp", false)]
    [InlineData("20260102T030405000Z-abc123/00000001-20269902T030405000Z.pages", false)]
    [InlineData("one.zip", false)]
    public void Only_segments_have_their_names(string key, bool isOne) => (SegmentNames.Find(key) is not null).ShouldBe(isOne);

    private static DateTimeOffset TimeIn(string message)
    {
        var word = message.Split(' ').First(part => part.StartsWith("2026-", StringComparison.Ordinal)).TrimEnd(',');
        Moments.TryParse(word, out var time).ShouldBeTrue();
        return time;
    }

    private async Task<string> FileAsync(int number)
    {
        var segment = (await _room.GenerationsAsync())[0].Segments.Single(segment => segment.Number == number);
        return Path.Combine(_room.StoreFolder, segment.Key);
    }
}
