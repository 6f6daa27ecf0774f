using Holdall.Commands;
using Holdall.Files;
using Holdall.Plugins.Files.S3;
using Holdall.Settings;

namespace Holdall.Plugins.Files.Moving;

/// <summary>The command <c>files move</c>.</summary>
internal sealed class FileCommands(IServiceProvider services) : ICommandModule
{
    public void AddCommands(ICommands commands) => commands.Add(new PluginCommand
    {
        Path = "files move",
        Description = "Moves the files of records to \"s3\", the bucket of the settings, or to \"local\", the data directory, and has them stored there from then on.",
        Arguments = ["TARGET"],
        ArgumentDescriptions = ["s3 or local"],
        NeedsData = true,
        RunAsync = MoveAsync,
    });

    private async Task<string?> MoveAsync(CommandInvocation call)
    {
        var settings = services.GetRequiredService<ISettings>();
        var local = services.GetRequiredKeyedService<IFileStorage>(IFileStorage.Local);
        IFileStorage s3 = services.GetRequiredService<S3Storage>();
        var isToS3 = call.Arguments[0] switch
        {
            "s3" => true,
            "local" => false,
            var other => throw new InvalidOperationException($"Files can be moved to \"s3\" or to \"local\", not to \"{other}\"."),
        };
        if (settings.Current.S3.Bucket.Length == 0) throw new InvalidOperationException("The settings name no bucket: fill in \"s3\" first. It need not be enabled.");
        var move = isToS3 ? new FileMove(local, s3) : new FileMove(s3, local);
        var copied = await move.CopyAsync(call.Aborted);
        await SwitchAsync(settings, isToS3, call.Aborted);
        // What was stored in the old place meanwhile.
        copied += await move.CopyAsync(call.Aborted);
        var deleted = await move.DeleteCopiedAsync(call.Aborted);
        return $"Successfully moved the files to {call.Arguments[0]}: {copied} copied, {deleted} deleted from their old place.";
    }

    private static async Task SwitchAsync(ISettings settings, bool isToS3, CancellationToken aborted)
    {
        if (settings.Current.S3.Enabled == isToS3) return;
        try
        {
            await settings.SaveAsync(settings.Current with { S3 = settings.Current.S3 with { Enabled = isToS3 } }, aborted);
        }
        catch (ApiException e)
        {
            throw new InvalidOperationException("The files are copied, but the settings of S3 are not complete, so nothing else was changed: " + e.Message, e);
        }
    }
}
