using Holdall.Mail;
using Holdall.Plugins.Auth.Accounts;
using Holdall.TestKit.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.Accounts;

public sealed class BackgroundMailsTests : IAsyncLifetime
{
    private readonly Record _ann = new(AuthFixtures.Users()) { Id = "ann" };
    private readonly FakeRecordMails _post = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Answer _answer = new();
    private readonly FakeRequest _request;
    private readonly BackgroundMails _mails;

    public BackgroundMailsTests()
    {
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseFeature>(_answer);
        _request = new FakeRequest(http);
        _mails = new BackgroundMails(_time, NullLogger<BackgroundMails>.Instance, _post);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _mails.StopAsync(TestContext.Current.CancellationToken);
        _mails.Dispose();
    }

    [Fact]
    public async Task A_mail_is_made_and_sent_a_moment_after_the_request_is_answered()
    {
        var sent = new TaskCompletionSource<MailOutcome>();
        var made = 0;
        var make = () =>
        {
            made++;
            return new RecordMail { Kind = RecordMailKind.Verification, Record = _ann, To = "ann@example.com" };
        };
        _mails.SendAfter(_request, RecordMailKind.Verification, _ann, make, Note);
        await _answer.CompleteAsync();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        (made, _post.Sent.Count).ShouldBe((0, 0));

        await Eventually.HoldsAsync(() => HasPassed(sent.Task));

        (await sent.Task).Sent!.To[0].Address.ShouldBe("ann@example.com");
        made.ShouldBe(1);

        Task Note(MailOutcome outcome)
        {
            sent.SetResult(outcome);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_mail_that_can_not_be_made_is_told_as_one_that_was_not_sent()
    {
        var sent = new TaskCompletionSource<MailOutcome>();
        _mails.SendAfter(_request, RecordMailKind.Verification, _ann, () => throw new InvalidOperationException("No token."), outcome =>
        {
            sent.SetResult(outcome);
            return Task.CompletedTask;
        });

        await _answer.CompleteAsync();

        await Eventually.HoldsAsync(() => HasPassed(sent.Task));
        (await sent.Task).ShouldBe(MailOutcome.Failed);
        _post.Sent.ShouldBeEmpty();
    }

    private bool HasPassed(Task sent)
    {
        _time.Advance(BackgroundMails.Moment);
        return sent.IsCompleted;
    }

    /// <summary>An answer that is sent when a test says so.</summary>
    private sealed class Answer : HttpResponseFeature
    {
        private readonly List<Func<Task>> _afterwards = [];

        public override void OnCompleted(Func<object, Task> callback, object state) => _afterwards.Add(() => callback(state));

        public async Task CompleteAsync()
        {
            foreach (var callback in _afterwards) await callback();
        }
    }
}
