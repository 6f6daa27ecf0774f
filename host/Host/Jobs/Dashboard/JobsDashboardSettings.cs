using System.ComponentModel.DataAnnotations;
using Holdall.Host.Plugins;
using Holdall.Settings;

namespace Holdall.Host.Jobs.Dashboard;

/// <summary>What operators may write under <c>jobs</c> in <c>holdall.json</c>.</summary>
internal sealed class JobsDashboardSettings
{
    public const string Off = "off";
    public const string Read = "read";
    public const string Full = "full";

    /// <summary>Whether Hangfire's dashboard is there, and whether runs may be repeated and deleted with it.</summary>
    [AllowedValues(Off, Read, Full)]
    public string Dashboard { get; set; } = Off;

    /// <exception cref="StartFailure">It can't be what is written.</exception>
    public static JobsDashboardSettings Of(IConfiguration configuration)
    {
        var section = configuration.GetSection(HostConfiguration.JobsSection);
        try
        {
            SettingsCheck.ThrowIfWrong(section, typeof(JobsDashboardSettings));
        }
        catch (SettingsException e)
        {
            throw new StartFailure(e.Message, e);
        }

        // Null counts as not written.
        return section[nameof(Dashboard)] is { } written ? new JobsDashboardSettings { Dashboard = written } : new JobsDashboardSettings();
    }
}
