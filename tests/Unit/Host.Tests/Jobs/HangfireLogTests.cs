using Hangfire.Logging;
using Holdall.Host.Jobs;
using Microsoft.Extensions.Logging;
using HangfireLevel = Hangfire.Logging.LogLevel;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Holdall.Host.Tests.Jobs;

/// <summary>The loggers of Hangfire are static; generations of the host come and go.</summary>
[Collection("Jobs")]
public sealed class HangfireLogTests
{
    [Fact]
    public void A_logger_writes_to_the_generation_that_is_there_and_to_none_that_is_gone()
    {
        using var lines = new LogLines();
        using var newer = new LogLines();
        using var first = LoggerFactory.Create(logging => logging.AddProvider(lines));
        using var second = LoggerFactory.Create(logging => logging.AddProvider(newer));
        HangfireLog.WriteTo(first);
        var logger = new HangfireLog().GetLogger("Hangfire");

        Warn(logger, "one").ShouldBeTrue();
        HangfireLog.WriteTo(second);
        HangfireLog.StopWritingTo(first);
        Warn(logger, "two").ShouldBeTrue();
        HangfireLog.StopWritingTo(second);
        Warn(logger, "three").ShouldBeFalse();

        (lines.Has(LogLevel.Warning, "one"), lines.Has(LogLevel.Warning, "two")).ShouldBe((true, false));
        (newer.Has(LogLevel.Warning, "one"), newer.Has(LogLevel.Warning, "two")).ShouldBe((false, true));
    }

    private static bool Warn(ILog logger, string message) => logger.Log(HangfireLevel.Warn, () => message, null);
}
