using Holdall.Files;
using Holdall.Plugins.JsHooks.App;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary><c>new TestS3FilesystemForm(app)</c>: tries the bucket of the settings out, that of the files or that of the backups.</summary>
internal sealed class TestS3Form(ScriptApp app)
{
    public static readonly HostType<TestS3Form> Table = new HostType<TestS3Form>("TestS3FilesystemForm")
        .Property("filesystem", form => form._filesystem, (form, a) => form._filesystem = a.Text(0))
        .Action("submit", (form, a) => AppType.Do(a, form.Test.RunAsync(form._filesystem)));

    private string _filesystem = "";

    private IStorageTest Test => app.Services.Require<IStorageTest>("files");
}
