using Holdall.Collections;
using Holdall.Plugins.Auth.Options;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.LeakedPasswords;

/// <summary>Tells at the start that a list is missing which collections rely on.</summary>
internal sealed partial class PasswordListWarning(ICollections collections, PasswordList list, ILogger<PasswordListWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var names = collections.All.Where(static collection => collection.Get(AccountOptions.LeakedPasswords).Enabled).Select(static c => c.Name).ToList();
        if (names.Count > 0 && list.FindProblem() is { } problem) LogMissing(logger, string.Join(", ", names), problem);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "No new passwords can be set in {Collections}. {Problem}")]
    private static partial void LogMissing(ILogger logger, string collections, string problem);
}
