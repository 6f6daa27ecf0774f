using Holdall.Plugins.JsHooks.Errors;
using Holdall.Settings;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>The members of the application. Each group stands in a class of its own.</summary>
internal static class AppType
{
    public static readonly HostType<ScriptApp> Table = new HostType<ScriptApp>("App")
        .With(AppFinders.AddTo)
        .With(AppRecords.AddTo)
        .With(AppViewFiles.AddTo)
        .With(AppSaves.AddTo)
        .With(AppCollections.AddTo)
        .With(AppAccounts.AddTo)
        .With(AppTransactions.AddTo)
        .With(AppDatabases.AddTo)
        .With(AppLogs.AddTo)
        .With(AppFilesystems.AddTo)
        .With(AppServices.AddTo)
        .Property("rootCmd", (_, engine) => (object?)engine.Registrations?.Root ?? Jint.Native.JsValue.Undefined);

    /// <summary>Waits for a call of the application: a refusal of the engine is an error of the host for the script.</summary>
    public static void Do(CallArguments a, Task task)
    {
        try
        {
            a.Wait(task);
        }
        catch (ApiException e) when (!RawData.IsMade(e))
        {
            throw new HostFailure(e);
        }
    }

    /// <inheritdoc cref="Do"/>
    public static T Get<T>(CallArguments a, Task<T> task)
    {
        Do(a, task);
        return a.Wait(task);
    }

    /// <summary>As <see cref="Do"/>, for what needs no waiting.</summary>
    public static T Get<T>(Func<T> find)
    {
        try
        {
            return find();
        }
        catch (ApiException e)
        {
            throw new HostFailure(e);
        }
    }
}
