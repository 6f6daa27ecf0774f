namespace Holdall.Host.Jobs;

/// <summary>A module of jobs, and the plugin that it belongs to.</summary>
internal sealed record JobModule(string Plugin, Type Type);

/// <summary>Where jobs are stored, and which modules there are.</summary>
internal sealed record JobsPlan(string DataDirectory, IReadOnlyList<JobModule> Modules, JobsOptions Options)
{
    public string StoreFile => Path.Combine(DataDirectory, JobsSetup.StoreFile);

    public string LockFile => Path.Combine(DataDirectory, JobsSetup.LockFile);
}
