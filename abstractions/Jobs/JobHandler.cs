namespace Holdall.Jobs;

/// <summary>Does the work of one run of a job. Jobs may run again after a crash and must be idempotent.</summary>
public delegate Task JobHandler(JobRun run);
