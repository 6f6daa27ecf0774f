namespace Holdall.Jobs;

/// <summary>A list of jobs of a plugin, or of the host itself.</summary>
public interface IJobModule
{
    /// <summary>Registers the jobs. Called once at start, in the order of the plugins, before any job runs.</summary>
    void AddJobs(IJobRegistry jobs);
}
