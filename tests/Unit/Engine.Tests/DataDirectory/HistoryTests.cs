using Holdall.Engine.DataDirectory;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.DataDirectory;

/// <summary>Directories that lack the later rows of the history get their effect.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));

    public HistoryTests() => DirectoryDatabases.Open(new EngineOptions(_folder.Path), _time).Dispose();

    [Fact]
    public void Rows_of_unknown_files_are_left_alone()
    {
        Change("INSERT INTO _migrations VALUES ('1999_mine.js', 1); DELETE FROM _migrations WHERE file = '1778828400_normalize_indexes.go'");
        Reopen();
        Texts("SELECT file FROM _migrations WHERE applied = 1").ShouldBe(["1999_mine.js"]);
        Texts("SELECT file FROM _migrations WHERE file LIKE '1778828400%'").Count.ShouldBe(1);
    }

    [Fact]
    public void Old_ids_of_system_collections_become_checksums_wherever_they_are_referred_to()
    {
        Change(
            """
            DELETE FROM _migrations WHERE file = '1717233558_v0.23_migrate3.go';
            UPDATE _collections SET id = 'old_superusers', fields = replace(fields, 'text3208210256', '_pbf_text_id_') WHERE name = '_superusers';
            INSERT INTO _otps (collectionRef, recordRef) VALUES ('old_superusers', 'a');
            UPDATE _collections SET fields = json_insert(fields, '$[#]', json('{"id":"r1","name":"boss","type":"relation","collectionId":"old_superusers"}')) WHERE name = 'users';
            """);
        Reopen();
        Texts("SELECT id FROM _collections WHERE name = '_superusers'").ShouldBe(["pbc_3142635823"]);
        Texts("SELECT fields ->> '$[0].id' FROM _collections WHERE name = '_superusers'").ShouldBe(["text3208210256"]);
        Texts("SELECT collectionRef FROM _otps").ShouldBe(["pbc_3142635823"]);
        Texts("SELECT fields ->> '$[#-1].collectionId' FROM _collections WHERE name = 'users'").ShouldBe(["pbc_3142635823"]);
    }

    [Fact]
    public void One_time_passwords_get_the_field_that_says_where_they_were_sent()
    {
        Change(
            """
            DELETE FROM _migrations WHERE file = '1717233559_v0.23_migrate4.go';
            ALTER TABLE _otps DROP COLUMN sentTo;
            UPDATE _collections SET fields = json_remove(fields, '$[4]') WHERE name = '_otps';
            """);
        Reopen();
        Texts("SELECT fields ->> '$[#-1].name' FROM _collections WHERE name = '_otps'").ShouldBe(["sentTo"]);
        Texts("SELECT name FROM pragma_table_info('_otps')").ShouldContain("sentTo");
    }

    [Fact]
    public void Pending_sign_ins_can_no_longer_be_deleted_by_their_owners()
    {
        Change("DELETE FROM _migrations WHERE file = '1717233557_v0.23_migrate2.go'; UPDATE _collections SET deleteRule = '' WHERE name = '_mfas'; DROP INDEX idx__collections_type");
        Reopen();
        Texts("SELECT coalesce(deleteRule, 'null') FROM _collections WHERE name = '_mfas'").ShouldBe(["null"]);
        Texts("SELECT name FROM sqlite_schema WHERE name = 'idx__collections_type'").Count.ShouldBe(1);
    }

    [Fact]
    public void Indexes_that_stand_only_in_the_database_are_listed_or_dropped()
    {
        Change(
            """
            DELETE FROM _migrations WHERE file = '1778828400_normalize_indexes.go';
            CREATE INDEX idx_mine ON users (name, avatar);
            CREATE UNIQUE INDEX idx_again ON users (email);
            CREATE UNIQUE INDEX idx_same ON users (`tokenKey`);
            """);
        Reopen();
        Texts(
            "SELECT indexes ->> '$[#-1]' FROM _collections WHERE name = 'users'").ShouldBe(["CREATE INDEX `idx_mine` ON `users` (\n  `name`,\n  `avatar`\n)"]);
        Texts("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'users' AND sql IS NOT NULL ORDER BY name")
            .ShouldBe(["idx_email__pb_users_auth_", "idx_mine", "idx_tokenKey__pb_users_auth_"]);
    }

    [Fact]
    public void Indexes_are_left_in_normal_form_in_the_list_and_in_the_database()
    {
        Change(
            """
            DELETE FROM _migrations WHERE file = '1778828400_normalize_indexes.go';
            UPDATE _collections SET indexes = json_insert(indexes, '$[#]', 'create  index "idx_a" on "users" (name, "avatar" desc)', '$[#]', 'create index idx_b on users(name)', '$[#]', 'nonsense') WHERE name = 'users';
            CREATE INDEX "idx_a" on "users" (name, "avatar" desc);
            CREATE INDEX idx_b on users(name) WHERE name != '';
            CREATE INDEX idx_c on users (avatar);
            """);
        Reopen();
        string[] normal = ["CREATE INDEX `idx_a` ON `users` (\n  `name`,\n  `avatar` DESC\n)", "CREATE INDEX `idx_b` ON `users` (`name`)", "CREATE INDEX `idx_c` ON `users` (`avatar`)"];
        Texts("SELECT value FROM _collections, json_each(indexes) WHERE _collections.name = 'users' AND (value LIKE '%idx_a%' OR value LIKE '%idx_b%' OR value LIKE '%idx_c%' OR value = 'nonsense')")
            .ShouldBe([normal[0], normal[1], "nonsense", normal[2]]);
        Texts("SELECT sql FROM sqlite_schema WHERE name IN ('idx_a', 'idx_b', 'idx_c') ORDER BY name").ShouldBe(normal);
    }

    [Fact]
    public void An_index_that_the_rows_do_not_allow_is_no_reason_not_to_start()
    {
        Change(
            """
            DELETE FROM _migrations WHERE file = '1778828400_normalize_indexes.go';
            UPDATE _collections SET indexes = json_insert(indexes, '$[#]', 'create unique index idx_n on users (name)') WHERE name = 'users';
            CREATE INDEX idx_n ON users (name);
            INSERT INTO users (id, name, tokenKey) VALUES ('a', 'same', 'a'), ('b', 'same', 'b');
            """);
        Reopen();
        Texts("SELECT sql FROM sqlite_schema WHERE name = 'idx_n'").ShouldBe(["CREATE INDEX idx_n ON users (name)"]);
    }

    public void Dispose() => _folder.Dispose();

    private void Change(string sql) => Sql.Execute(_folder.File("data.db"), sql);

    private List<string> Texts(string sql) => Sql.Texts(_folder.File("data.db"), sql);

    private void Reopen() => DirectoryDatabases.Open(new EngineOptions(_folder.Path), _time).Dispose();
}
