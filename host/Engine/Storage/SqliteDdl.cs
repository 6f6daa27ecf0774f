namespace Holdall.Engine.Storage;

/// <summary>
/// The tables of a data directory of PocketBase: SQLite keeps these statements as they are written, white space included.
/// </summary>
internal sealed class SqliteDdl : SqlDdl
{
    public override string IdColumn => "TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL";

    public override string TextColumn => "TEXT DEFAULT '' NOT NULL";

    public override string NumberColumn => "NUMERIC DEFAULT 0 NOT NULL";

    public override string BoolColumn => "BOOLEAN DEFAULT FALSE NOT NULL";

    public override string JsonColumn => "JSON DEFAULT NULL";

    public override string ListColumn => "JSON DEFAULT '[]' NOT NULL";

    public override string PlaceColumn => """JSON DEFAULT '{"lon":0,"lat":0}' NOT NULL""";

    public override string CreateMainTables =>
"""
CREATE TABLE `_params` (
			`id`      TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
			`value`   JSON DEFAULT NULL,
			`created` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL,
			`updated` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
		);
CREATE TABLE `_collections` (
				`id`         TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
				`system`     BOOLEAN DEFAULT FALSE NOT NULL,
				`type`       TEXT DEFAULT "base" NOT NULL,
				`name`       TEXT UNIQUE NOT NULL,
				`fields`     JSON DEFAULT "[]" NOT NULL,
				`indexes`    JSON DEFAULT "[]" NOT NULL,
				`listRule`   TEXT DEFAULT NULL,
				`viewRule`   TEXT DEFAULT NULL,
				`createRule` TEXT DEFAULT NULL,
				`updateRule` TEXT DEFAULT NULL,
				`deleteRule` TEXT DEFAULT NULL,
				`options`    JSON DEFAULT "{}" NOT NULL,
				`created`    TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL,
				`updated`    TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
			);
""";

    public override string CreateLogTable =>
"""
CREATE TABLE IF NOT EXISTS `_logs` (
					`id`      TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
					`level`   INTEGER DEFAULT 0 NOT NULL,
					`message` TEXT DEFAULT "" NOT NULL,
					`data`    JSON DEFAULT "{}" NOT NULL,
					`created` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
				);
CREATE INDEX IF NOT EXISTS idx_logs_level on `_logs` (`level`);
CREATE INDEX IF NOT EXISTS idx_logs_message on `_logs` (`message`);
CREATE INDEX IF NOT EXISTS idx_logs_created_hour on `_logs` (strftime('%Y-%m-%d %H:00:00', `created`));
""";

    public override string CreateHistoryTable =>
        "CREATE TABLE IF NOT EXISTS `_migrations` (file VARCHAR(255) PRIMARY KEY NOT NULL, applied INTEGER NOT NULL)";

    public override string ToList(string column) =>
        $"CASE WHEN COALESCE({column}, '') = '' THEN '[]' ELSE (CASE WHEN {IsArray(column)} THEN {column} ELSE json_array({column}) END) END";

    public override string ToSingle(string column) =>
        $"CASE WHEN COALESCE({column}, '[]') = '[]' THEN '' ELSE (CASE WHEN {IsArray(column)} THEN {LastItem(column)} ELSE {column} END) END";

    private static string LastItem(string column) => $"COALESCE(json_extract({column}, '$[#-1]'), '')";

    private static string IsArray(string column) => $"json_valid({column}) AND json_type({column}) = 'array'";
}
