using Holdall.Engine.Backups.Incremental;

namespace Holdall.Engine.Tests.Backups.Incremental;

public sealed class InstallationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder.File(".holdall", "installation");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_data_directory_gets_a_name_when_it_is_needed_and_keeps_it()
    {
        var installation = new Installation(_folder.Path);
        installation.Find().ShouldBeNull();
        Directory.Exists(_folder.File(".holdall")).ShouldBeFalse();

        var name = installation.FindOrMake();

        Installation.IsName(name).ShouldBeTrue();
        new Installation(_folder.Path).FindOrMake().ShouldBe(name);
        new Installation(_folder.Path).Find().ShouldBe(name);
        new Installation(_folder.File("other")).FindOrMake().ShouldNotBe(name);
    }

    [Fact]
    public void It_can_go_on_as_another_one()
    {
        var other = new Installation(_folder.File("other")).FindOrMake();
        var installation = new Installation(_folder.Path);
        installation.FindOrMake();

        installation.Become(other);

        installation.Find().ShouldBe(other);
        Directory.GetFiles(_folder.File(".holdall")).ShouldBe([File]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWX")]
    [InlineData("abcdefghijklmnopqrstuvwxy")]
    public void What_is_no_name_is_not_replaced(string text)
    {
        Directory.CreateDirectory(_folder.File(".holdall"));
        System.IO.File.WriteAllText(File, text);

        Should.Throw<InvalidDataException>(() => new Installation(_folder.Path).FindOrMake()).Message.ShouldContain(File);

        System.IO.File.ReadAllText(File).ShouldBe(text);
    }
}
