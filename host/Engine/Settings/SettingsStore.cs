using Holdall.App;
using Holdall.Engine.Hooks;
using Holdall.Engine.Notices;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Engine.Settings;

/// <summary>Loads and saves the settings.</summary>
internal sealed class SettingsStore(Databases databases, EngineOptions options, IHooks hooks, ChangeNotices notices, TimeProvider time) : ISettings, IReloadable
{
    private readonly SavePipeline<ModelEvent> _pipeline = SavePipelines.OfModels(hooks);
    private readonly Lock _loading = new();
    private volatile AppSettings _current = new();

    public AppSettings Current => _current;

    Notice IReloadable.Notice => Notice.Settings;

    Task IReloadable.ReloadAsync() => ReloadAsync();

    /// <summary>Reads the stored settings over the current ones; stores the current ones when there is no row. Then the hooks of a reload run.</summary>
    /// <exception cref="DataDirectoryException">They can't be read, or not with this key.</exception>
    public async Task ReloadAsync(CancellationToken aborted = default)
    {
        if (!Load()) await InsertAsync(aborted);
        var e = new SettingsEvent { Settings = _current, Aborted = aborted };
        await hooks.SettingsReload.RunAsync(e, static () => Task.CompletedTask);
    }

    /// <inheritdoc/>
    public Task SaveAsync(AppSettings settings, CancellationToken aborted = default)
    {
        var e = new ModelEvent { Model = settings, IsInTransaction = databases.Main.IsActive, Aborted = aborted };
        return SaveStages.RunAsync(
            databases.Main,
            () => _pipeline.Update.Around.RunAsync(e, () => ValidateAndWriteAsync(e, settings)),
            () => _pipeline.Update.Success.RunAsync(new ModelEvent { Model = settings, Aborted = aborted }, () =>
            {
                notices.Tell(Notice.Settings);
                return ReloadAsync(aborted);
            }),
            error => _pipeline.Update.Error.FailAsync(
                new ModelEvent { Model = settings, Error = error, IsInTransaction = databases.Main.IsActive, Aborted = aborted }, error),
            aborted);
    }

    /// <inheritdoc/>
    public Task ValidateAsync(AppSettings settings, CancellationToken aborted = default) =>
        ValidateAsync(new ModelEvent { Model = settings, Aborted = aborted }, settings);

    /// <summary>Renames a collection in the labels of rate limits.</summary>
    public Task RenameLabelsAsync(string oldName, string newName, CancellationToken aborted = default)
    {
        var rules = new List<RateLimitRule>();
        var isChanged = false;
        foreach (var rule in _current.RateLimits.Rules)
        {
            var names = rule.Label.StartsWith(oldName + ":", StringComparison.Ordinal);
            isChanged |= names;
            rules.Add(names ? rule with { Label = newName + rule.Label[oldName.Length..] } : rule);
        }

        return isChanged ? SaveAsync(_current with { RateLimits = _current.RateLimits with { Rules = rules } }, aborted) : Task.CompletedTask;
    }

    private bool Load()
    {
        // One at a time: what was read later must not be replaced by what was read before.
        lock (_loading)
        {
            // A secret that was emptied is not stored, so it must not come from the old settings.
            var (s3, backups) = (_current.S3, _current.Backups);
            var current = _current with { S3 = s3 with { Secret = "" }, Backups = backups with { S3 = backups.S3 with { Secret = "" } } };
            using var read = databases.Main.Read();
            if (SettingsRow.Read(read.Session, current, options.EncryptionKey) is not { } stored) return false;
            _current = stored;
            return true;
        }
    }

    private Task<bool> InsertAsync(CancellationToken aborted) => databases.Main.WriteAsync(
        (_current, options.EncryptionKey, time),
        static (session, state) =>
        {
            SettingsRow.InsertIfMissing(session, state._current, state.EncryptionKey, state.time);
            return true;
        },
        aborted);

    private Task ValidateAsync(ModelEvent e, AppSettings settings) => _pipeline.Validate.RunAsync(e, () =>
    {
        SettingsValidator.Validate(settings).ThrowIfAny("An error occurred while saving the new settings.");
        return Task.CompletedTask;
    });

    private async Task ValidateAndWriteAsync(ModelEvent e, AppSettings settings)
    {
        await ValidateAsync(e, settings);
        await _pipeline.Update.Execute.RunAsync(e, () =>
        {
            SettingsRow.Write(databases.Main.TransactionSession, settings, options.EncryptionKey, time);
            return Task.CompletedTask;
        });
    }
}
