using Holdall.Data;
using Holdall.Engine.Backups;
using Holdall.Engine.Batch;
using Holdall.Engine.Collections;
using Holdall.Engine.Fields.Patterns;
using Holdall.Engine.Files;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Health;
using Holdall.Engine.Hooks;
using Holdall.Engine.LocalFiles;
using Holdall.Engine.Logs;
using Holdall.Engine.Metrics;
using Holdall.Engine.Migrations;
using Holdall.Engine.Notices;
using Holdall.Engine.RateLimits;
using Holdall.Engine.Records;
using Holdall.Engine.Records.Validation;
using Holdall.Engine.Rules;
using Holdall.Engine.Settings;
using Holdall.Engine.SqlConsole;
using Holdall.Engine.Storage;
using Holdall.Files;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Holdall.Settings;
using Holdall.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine;

/// <summary>The engine as a set of services.</summary>
internal static class EngineSetup
{
    /// <summary>The endpoint modules of the engine.</summary>
    public static readonly IReadOnlyList<Type> Modules =
    [
        typeof(HealthModule), typeof(RecordsModule), typeof(CollectionsModule), typeof(SettingsModule), typeof(LogsModule), typeof(BatchModule),
        typeof(BackupsModule), typeof(SqlModule),
    ];

    /// <summary>The hook modules of the engine.</summary>
    public static readonly IReadOnlyList<Type> Hooks = [.. CollectionServices.Hooks, typeof(RateLimitHooks), typeof(LogHooks)];

    /// <summary>Adds the engine. <see cref="EngineLifetime"/> opens it.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services, EngineOptions options) => services
        .AddSingleton(options)
        .AddSingleton(TimeProvider.System)
        .AddSingleton<HoldallMeter>()
        .AddSingleton<Databases>()
        .AddSingleton<DatabaseMetrics>()
        .AddSingleton<EngineLifetime>()
        .AddSingleton<ITransactions, Transactions>()
        .AddSingleton<IDatabases, SqlAccess>()
        .AddSingleton<SqlDialect>(SqliteDialect.Instance)
        .AddSingleton<HookRegistry>()
        .AddSingleton<IHooks>(s => s.GetRequiredService<HookRegistry>())
        .AddSingleton<BackgroundWork>()
        .AddSingleton<IContentTypes, ContentDetection>()
        .AddSingleton<IRandomText, RandomTexts>()
        .AddSingleton<IFileSender, FileSender>()
        .AddSingleton<IFolderStorages, FolderStorages>()
        .AddKeyedSingleton<IFileStorage>(
            IFileStorage.Local,
            (s, _) => new LocalStorage(
                Path.Combine(options.DataDirectory, "storage"), s.GetRequiredService<TimeProvider>(), deleted: s.GetRequiredService<DeletedFiles>()))
        .AddSingleton(new DeletedFiles(options.DataDirectory, Path.Combine(TemporaryFolder.In(options.DataDirectory), "deleted")))
        .AddSingleton<ChangeNotices>()
        .AddSingleton<NoticeWatch>()
        .AddSettings()
        .AddLogs()
        .AddCollections()
        .AddRules()
        .AddRecords()
        .AddBatch()
        .AddBackups()
        .AddSingleton<RunSql>()
        .AddSingleton(new KnownMigrations())
        .AddSingleton<MigrationRunner>();

    private static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<SettingsStore>()
        .AddSingleton<ISettings>(s => s.GetRequiredService<SettingsStore>())
        .AddSingleton<IReloadable>(s => s.GetRequiredService<SettingsStore>())
        .AddSingleton<ViewSettings>()
        .AddSingleton<SettingsWarnings>()
        .AddSingleton<UpdateSettings>()
        .AddSingleton<RateLimiter>()
        .AddSingleton<IRateLimits>(s => s.GetRequiredService<RateLimiter>())
        .AddSingleton<HealthDetails>()
        .AddSingleton<TellHealth>();

    private static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddSingleton<FilterFactory>()
        .AddSingleton<IRuleValidator, RuleValidator>()
        .AddSingleton<RuleTrial>()
        .AddSingleton<RuleChecker>()
        .AddSingleton<IRules>(s => s.GetRequiredService<RuleChecker>());

    private static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddSingleton<FieldValidator>()
        .AddSingleton<AuthReferenceChecks>()
        .AddSingleton<AuthSafeguards>()
        .AddSingleton<CallerCheck>()
        .AddSingleton<PasswordHashing>()
        .AddSingleton<RecordFiles>()
        .AddSingleton<RecordWatches>()
        .AddSingleton<IRecordWatches>(s => s.GetRequiredService<RecordWatches>())
        .AddSingleton<References>()
        .AddSingleton<RecordSaveServices>()
        .AddSingleton<RecordSaver>()
        .AddSingleton<RecordDeleter>()
        .AddSingleton<RecordExpander>()
        .AddSingleton<RecordEnricher>()
        .AddSingleton<BareRecords>()
        .AddSingleton<RecordStore>()
        .AddSingleton<IRecords>(s => s.GetRequiredService<RecordStore>())
        .AddSingleton<ListThrottle>()
        .AddSingleton<ListRecords>()
        .AddSingleton<ViewRecord>()
        .AddSingleton<UploadReferences>()
        .AddSingleton<CreateRecord>()
        .AddSingleton<IRecordActions, RecordActions>()
        .AddSingleton<UpdateRecord>()
        .AddSingleton<DeleteRecord>();

    private static IServiceCollection AddBatch(this IServiceCollection services) => services
        .AddSingleton<BatchItems>()
        .AddSingleton<BatchActions>()
        .AddSingleton<BatchPasswords>()
        .AddSingleton<RunBatch>();
}
