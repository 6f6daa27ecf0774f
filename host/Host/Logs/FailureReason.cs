using System.Text;
using Holdall.Engine.Migrations;
using Holdall.Host.Plugins;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.Extensions.Options;

namespace Holdall.Host.Logs;

/// <summary>A failure in one line.</summary>
internal static class FailureReason
{
    private const string BinderSource = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>The messages, and of a failure that nobody has foreseen its type and the first frame of its stack outside of the framework.</summary>
    public static string Of(Exception failure)
    {
        if (failure is StartFailure or MigrationException or PluginFailure) return failure.Message;
        var cause = failure.GetBaseException();
        // A plugin that has bound or checked its settings by the framework's means has no exception for operators; the message is nearly one.
        if (cause is SettingsException or OptionsValidationException) return cause.Message.ReplaceLineEndings(" ");
        if (failure is InvalidOperationException { Source: BinderSource }) return failure.Message.ReplaceLineEndings(" ");
        var frame = FrameOf(cause);
        return $"{cause.GetType()}: {Messages(failure)}{(frame is null ? "" : " " + frame)}".ReplaceLineEndings(" ");
    }

    /// <summary>What a failure says, and what caused it, from the outside in.</summary>
    public static string Messages(Exception failure)
    {
        if (failure.InnerException is null) return MessageOf(failure);
        var text = new StringBuilder(MessageOf(failure));
        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (!text.ToString().Contains(MessageOf(inner), StringComparison.Ordinal)) text.Append(": ").Append(MessageOf(inner));
        }

        return text.ToString();
    }

    private static string MessageOf(Exception failure) => (failure as ApiException)?.Reason ?? failure.Message;

    private static string? FrameOf(Exception failure)
    {
        var frames = failure.StackTrace?.Split('\n', StringSplitOptions.TrimEntries) ?? [];
        return Array.Find(frames, frame => !IsOfFramework(frame)) ?? frames.FirstOrDefault();
    }

    private static bool IsOfFramework(string frame) =>
        frame.StartsWith("at System.", StringComparison.Ordinal) || frame.StartsWith("at Microsoft.", StringComparison.Ordinal);
}
