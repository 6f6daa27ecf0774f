using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Plugins.Files.Uploads;
using Holdall.Plugins.Files.Uploads.Tus;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Tests.Uploads.Tus;

public sealed class TusRequestsTests
{
    [Theory]
    [InlineData(AccessRights.Read, 403)]
    [InlineData(AccessRights.Delete, 403)]
    [InlineData(AccessRights.Create, 200)]
    [InlineData(AccessRights.Read | AccessRights.Update, 200)]
    public async Task A_key_that_can_save_nothing_has_no_uploads_of_its_owner(AccessRights rights, int status)
    {
        await using var engine = await TestEngine.OpenAsync();
        var options = Options.Create(new FilesSettings());
        var folder = new UploadFolder(engine.Folder.File("uploads"), options, engine.Time);
        var docs = await engine.Collections.SaveAsync(Collection.NewBase("docs", [new FileField { Name = "doc" }]) with { CreateRule = "" });
        var owner = new Record(engine.Collections.Get("users")) { ["id"] = "ann" };
        var begun = new NewUploads(engine.Collections, folder, options, engine.Time)
            .Add(new FakeRequest().As(owner), new WantedUpload(docs.Name, "doc", "a.txt", 1), isInBucket: false);
        var request = new FakeRequest(("id", begun.Id)) { Auth = new AuthState(owner) { Scope = new AccessScope(rights) } };

        StatusOf(() => new TusRequests(folder, engine.Collections, options).Find(request)).ShouldBe(status);
    }

    private static int StatusOf(Action action)
    {
        try
        {
            action();
            return 200;
        }
        catch (ApiException e)
        {
            return e.Status;
        }
    }
}
