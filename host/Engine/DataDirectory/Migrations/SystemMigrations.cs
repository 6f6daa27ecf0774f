namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>The built-in history: exactly the rows that a directory of PocketBase 0.39 and 0.40 has.</summary>
internal static class SystemMigrations
{
    private const string LogsFile = "1640988000_aux_init.go";

    public static readonly IReadOnlyList<Migration> All =
    [
        new(LogsFile, CreateLogTable.Create),
        new("1640988000_init.go", InitialSchema.Create),
        // Older directories were refused when the file was looked at, so there is nothing left to upgrade.
        new("1717233556_v0.23_migrate.go", static _ => { }),
        new("1717233557_v0.23_migrate2.go", LockTemporaryRecords.Run),
        new("1717233558_v0.23_migrate3.go", ChecksumIds.Run),
        new("1717233559_v0.23_migrate4.go", SentToField.Run),
        new("1763020353_update_default_auth_alert_templates.go", AuthAlertTemplates.Run),
        new("1778828400_normalize_indexes.go", NormalizeIndexes.Run),
    ];

    /// <summary>Whether a file belongs to the built-in history.</summary>
    public static bool Has(string file)
    {
        foreach (var migration in All)
        {
            if (migration.File == file) return true;
        }

        return false;
    }

    /// <summary>Runs what is missing, all in one transaction over both databases.</summary>
    public static void Run(SystemMigrationContext context)
    {
        if (IsUpToDate(context)) return;
        context.Main.Begin();
        try
        {
            context.Auxiliary.Begin();
            try
            {
                RunMissing(context);
                context.Auxiliary.Commit();
            }
            catch
            {
                context.Auxiliary.RollBack();
                throw;
            }

            context.Main.Commit();
        }
        catch
        {
            context.Main.RollBack();
            throw;
        }

        context.Main.RefreshStatistics();
    }

    private static bool IsUpToDate(SystemMigrationContext context)
    {
        if (!MigrationHistory.Exists(context.Main)) return false;
        foreach (var migration in All)
        {
            if (!MigrationHistory.Contains(context.Main, migration.File)) return false;
        }

        return CreateLogTable.Exists(context.Auxiliary);
    }

    private static void RunMissing(SystemMigrationContext context)
    {
        MigrationHistory.CreateIfMissing(context.Main);
        foreach (var migration in All)
        {
            var isApplied = MigrationHistory.Contains(context.Main, migration.File);
            if (isApplied && (migration.File != LogsFile || CreateLogTable.Exists(context.Auxiliary))) continue;
            migration.Run(context);
            MigrationHistory.Add(context.Main, migration.File, context.Time);
        }
    }
}
