using Hangfire;
using Hangfire.Client;

namespace Holdall.Host.Jobs.Dashboard;

/// <summary>
/// What the buttons of Hangfire's dashboard work with: a client with the filter of runs, so that what is repeated gets into the queue of its plugin and stays
/// in the history as long as others.
/// </summary>
internal sealed class DashboardClients(JobsLifetime lifetime) : IBackgroundJobClientFactory, IBackgroundJobClientFactoryV2
{
    public IBackgroundJobClient GetClient(JobStorage storage) => GetClientV2(storage);

    public IBackgroundJobClientV2 GetClientV2(JobStorage storage) =>
        lifetime.Filter is { } filter ? new BackgroundJobClient(storage, filter) : throw new InvalidOperationException("The jobs are not served.");
}
