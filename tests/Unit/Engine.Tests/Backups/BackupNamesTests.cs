using Holdall.Engine.Backups;

namespace Holdall.Engine.Tests.Backups;

public sealed class BackupNamesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 7, 6, 7, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("Acme", "pb_backup_acme_20260304050607.zip")]
    [InlineData("My Shop 24", "pb_backup_my_shop_24_20260304050607.zip")]
    [InlineData("店", "pb_backup__20260304050607.zip")]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "pb_backup_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_20260304050607.zip")]
    public void A_name_is_made_of_the_application_and_the_time(string application, string expected)
    {
        BackupNames.Manual(application, Now).ShouldBe(expected);
        BackupNames.Automatic(application, Now).ShouldBe("@auto_" + expected);
    }

    [Theory]
    [InlineData("one.zip", true)]
    [InlineData("..\\win.zip", true)]
    [InlineData("sub/one.zip", true)]
    [InlineData("", false)]
    [InlineData("..", false)]
    [InlineData("../one.zip", false)]
    [InlineData("sub/../../one.zip", false)]
    [InlineData("/one.zip", false)]
    [InlineData("one.zip/", false)]
    [InlineData("one.zip.attrs", false)]
    [InlineData("one\0.zip", false)]
    public void What_leads_elsewhere_can_not_be_stored(string name, bool expected)
    {
        if (!OperatingSystem.IsWindows()) BackupNames.CanBeStored(name).ShouldBe(expected);
    }
}
