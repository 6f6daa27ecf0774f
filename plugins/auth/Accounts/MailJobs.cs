using Holdall.Jobs;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>The job that sends mails which could not be sent before.</summary>
internal sealed class MailJobs(RetriedMails mails) : IJobModule
{
    public void AddJobs(IJobRegistry jobs) => mails.AddTo(jobs);
}
