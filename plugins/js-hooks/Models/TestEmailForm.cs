using Holdall.Mail;
using Holdall.Plugins.JsHooks.App;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary><c>new TestEmailSendForm(app)</c>: sends a mail of the system for the operator to look at.</summary>
internal sealed class TestEmailForm(ScriptApp app)
{
    public static readonly HostType<TestEmailForm> Table = new HostType<TestEmailForm>("TestEmailSendForm")
        .Property("email", form => form._email, (form, a) => form._email = a.Text(0))
        .Property("template", form => form._template, (form, a) => form._template = a.Text(0))
        .Property("collection", form => form._collection, (form, a) => form._collection = a.Text(0))
        .Action("submit", (form, a) => AppType.Do(a, form.Mails.SendAsync(form._email, form._template, form._collection)));

    private string _email = "";
    private string _template = "";
    private string _collection = "";

    private ITestMails Mails => app.Services.Require<ITestMails>("mailer");
}
