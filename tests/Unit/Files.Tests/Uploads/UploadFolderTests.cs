using Holdall.Plugins.Files.Uploads;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Files.Tests.Uploads;

public sealed class UploadFolderTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly FakeTimeProvider _time = new(TestEngine.Now);
    private readonly UploadFolder _folder;

    public UploadFolderTests() => _folder = new UploadFolder(_temp.File("uploads"), Options.Create(new FilesSettings { UploadHours = 24 }), _time);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void An_upload_is_found_by_its_id_alone()
    {
        var info = Add();

        _folder.Find(info.Id).ShouldBe(info);
        _folder.All().ShouldBe([info]);
        _folder.Find(UploadIds.New()).ShouldBeNull();
        foreach (var hostile in new[] { "", "../" + info.Id, info.Id + ".json", info.Id.ToUpperInvariant(), new string('.', 40) }) _folder.Find(hostile).ShouldBeNull();
    }

    [Fact]
    public async Task Only_one_at_a_time_adds_to_it()
    {
        var info = Add();

        await using (var first = _folder.TryOpen(info))
        {
            first.ShouldNotBeNull();
            _folder.TryOpen(info).ShouldBeNull();
            first.Write("abc"u8);
        }

        _folder.LengthOf(info).ShouldBe(3);
        await using var second = _folder.TryOpen(info);
        second.ShouldNotBeNull();
    }

    [Fact]
    public void One_alone_takes_it_and_then_it_is_gone()
    {
        var info = Add();

        var first = _folder.TryTake(info).ShouldNotBeNull();
        _folder.TryTake(info).ShouldBeNull();
        first.Dispose();
        var second = _folder.TryTake(info).ShouldNotBeNull();
        second.Remove();

        _folder.TryTake(info).ShouldBeNull();
        Directory.GetFiles(_temp.File("uploads")).ShouldBeEmpty();
    }

    [Fact]
    public void Its_time_is_counted_from_the_last_bytes()
    {
        var info = Add();
        using (var part = _folder.TryOpen(info)) part!.Write("abc"u8);
        _folder.Touch(info.Id);
        _time.Advance(TimeSpan.FromHours(23));
        _folder.Touch(info.Id);

        _time.Advance(TimeSpan.FromHours(23));
        _folder.Find(info.Id).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromHours(1));
        _folder.Find(info.Id).ShouldBeNull();
    }

    [Fact]
    public void One_that_gets_no_bytes_goes_after_an_hour()
    {
        var info = Add();
        var used = Add();
        using (var part = _folder.TryOpen(used)) part!.Write("abc"u8);
        _folder.Touch(used.Id);

        _time.Advance(TimeSpan.FromHours(1));

        (_folder.IsExpired(info), _folder.IsExpired(used)).ShouldBe((true, false));
    }

    [Fact]
    public void What_a_killed_process_left_behind_goes_after_a_while()
    {
        Add();
        File.WriteAllText(_temp.File("uploads", UploadIds.New() + ".part"), "orphan");
        File.WriteAllText(_temp.File("uploads", UploadIds.New() + ".json"), "{ half");
        _folder.RemoveRemains();
        Directory.GetFiles(_temp.File("uploads")).Length.ShouldBe(4);

        _time.SetUtcNow(TimeProvider.System.GetUtcNow().AddHours(25));
        _folder.RemoveRemains();

        Directory.GetFiles(_temp.File("uploads")).Length.ShouldBe(2);
    }

    private UploadInfo Add()
    {
        var info = new UploadInfo
        {
            Id = UploadIds.New(),
            Account = "",
            Network = "1.2.3.4",
            Collection = "c",
            Field = "f",
            FileName = "a.txt",
            Size = 10,
            Created = _time.GetUtcNow(),
        };
        _folder.Add(info);
        return info;
    }
}
