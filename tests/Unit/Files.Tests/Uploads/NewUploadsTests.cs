using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Plugins.Files.Uploads;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Tests.Uploads;

public sealed class NewUploadsTests : IAsyncLifetime
{
    private readonly FilesSettings _settings = new()
    {
        MaxUploads = 5,
        MaxUploadBytes = 60,
        MaxUploadsOfCaller = 2,
        MaxUploadBytesOfCaller = 50,
        MaxUploadsOfAddress = 4,
    };
    private TestEngine _engine = null!;
    private NewUploads _uploads = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        var options = Options.Create(_settings);
        _uploads = new NewUploads(_engine.Collections, new UploadFolder(_engine.Folder.File("uploads"), options, _engine.Time), options, _engine.Time);
        foreach (var (name, create, update) in new (string, string?, string?)[]
            { ("open", "", null), ("signed", "@request.auth.id != ''", null), ("changed", null, "id != ''"), ("locked", null, null) })
        {
            FieldList fields = [new FileField { Name = "doc", MaxSize = 40 }, new FileField { Name = "secret", Hidden = true }, new TextField { Name = "title" }];
            await _engine.Collections.SaveAsync(Collection.NewBase(name, fields) with { CreateRule = create, UpdateRule = update });
        }
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("open", 200, 200)]
    [InlineData("signed", 403, 200)]
    [InlineData("changed", 403, 200)]
    [InlineData("locked", 403, 403)]
    [InlineData("missing", 404, 404)]
    public void Whoever_may_save_no_record_uploads_nothing(string collection, int ofGuest, int ofUser)
    {
        StatusOf(Guest(), collection).ShouldBe(ofGuest);
        StatusOf(User("ann"), collection).ShouldBe(ofUser);
    }

    [Theory]
    [InlineData("doc", 40, 200)]
    [InlineData("doc", 41, 413)]
    [InlineData("secret", 1, 400)]
    [InlineData("title", 1, 400)]
    [InlineData("none", 1, 400)]
    public void The_field_says_what_it_takes(string field, long size, int status) => StatusOf(Guest(), "open", field, size).ShouldBe(status);

    [Fact]
    public void A_caller_with_a_scope_uploads_only_for_what_it_covers()
    {
        var request = User("ann");
        request.Auth = new AuthState(request.Auth.Record) { Scope = new AccessScope(AccessRights.Read) };

        StatusOf(request, "open").ShouldBe(403);
    }

    [Fact]
    public void Uploads_are_bounded_in_number_and_bytes_for_each_caller_and_for_all()
    {
        StatusOf(User("ann"), "open", size: 40).ShouldBe(200);
        StatusOf(User("ann"), "open", size: 11).ShouldBe(429);
        StatusOf(User("ann"), "open", size: 1).ShouldBe(200);
        StatusOf(User("ann"), "open", size: 1).ShouldBe(429);
        StatusOf(User("bob"), "open", size: 20).ShouldBe(429);
        StatusOf(User("bob"), "open", size: 1).ShouldBe(200);
        StatusOf(Guest("2001:0db8:0001:0001:0000:0000:0000:0001"), "open", size: 1).ShouldBe(200);
        StatusOf(Guest("2001:0db8:0001:0001:0000:0000:0000:0002"), "open", size: 1).ShouldBe(200);
        StatusOf(Guest("2001:0db8:0001:0001:0000:0000:0000:0003"), "open", size: 1).ShouldBe(429);
        StatusOf(Guest("1.2.3.4"), "open", size: 1).ShouldBe(429);
        var superuser = new FakeRequest { Address = "127.0.0.1" }.As(new Record(_engine.Collections.Get("_superusers")) { ["id"] = "root" });
        StatusOf(superuser, "open", size: 1).ShouldBe(200);
    }

    [Fact]
    public void Many_accounts_of_one_address_have_no_more_than_the_address_may()
    {
        _settings.MaxUploads = 100;
        string[] accounts = ["ann", "bob", "cleo", "dan"];

        accounts.ShouldAllBe(account => StatusOf(User(account), "open", "doc", 1) == 200);

        StatusOf(User("eve"), "open", size: 1).ShouldBe(429);
        StatusOf(Guest(), "open", size: 1).ShouldBe(429);
        StatusOf(Guest("1.2.3.4"), "open", size: 1).ShouldBe(200);
    }

    [Fact]
    public async Task Who_asks_many_times_at_once_gets_no_more()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => StatusOf(User("ann"), "open", size: 1))));

        answers.Count(status => status == 200).ShouldBe(2);
    }

    private static FakeRequest Guest(string address = "127.0.0.1") => new() { Address = address };

    private FakeRequest User(string id) => new FakeRequest().As(new Record(_engine.Collections.Get("users")) { ["id"] = id });

    private int StatusOf(FakeRequest request, string collection, string field = "doc", long size = 1)
    {
        try
        {
            _uploads.Add(request, new WantedUpload(collection, field, "folder/a.txt", size), isInBucket: false).FileName.ShouldBe("a.txt");
            return 200;
        }
        catch (ApiException e)
        {
            return e.Status;
        }
    }
}
