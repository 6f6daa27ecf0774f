using Holdall.Collections;
using Holdall.Engine.Records;
using Holdall.Engine.Records.Validation;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Fields;

/// <summary>Validates records of hand-made collections against a database in a folder of its own.</summary>
internal sealed class RecordBench : IDisposable
{
    private const string Schema = """
        CREATE TABLE `_collections` (`id` TEXT PRIMARY KEY, `system` BOOLEAN DEFAULT FALSE NOT NULL, `type` TEXT DEFAULT 'base' NOT NULL,
          `name` TEXT UNIQUE NOT NULL, `fields` JSON DEFAULT '[]' NOT NULL, `indexes` JSON DEFAULT '[]' NOT NULL, `listRule` TEXT, `viewRule` TEXT,
          `createRule` TEXT, `updateRule` TEXT, `deleteRule` TEXT, `options` JSON DEFAULT '{}' NOT NULL, `created` TEXT DEFAULT '' NOT NULL,
          `updated` TEXT DEFAULT '' NOT NULL);
        INSERT INTO `_collections` (`id`, `name`, `fields`) VALUES
          ('pbc_tags', 'tags', '[{"id":"text1","name":"id","type":"text","primaryKey":true,"required":true}]');
        CREATE TABLE `tags` (`id` TEXT PRIMARY KEY DEFAULT '' NOT NULL);
        INSERT INTO `tags` VALUES ('t1'), ('t2'), ('t3'), ('MixedCase-1');
        """;

    private readonly TempFolder _folder = new();
    private readonly Databases _databases;

    public RecordBench()
    {
        _databases = new Databases(Open(Databases.MainFile), Open(Databases.AuxiliaryFile));
        _databases.Main.WriteAsync(0, static (session, _) =>
        {
            session.Execute(Schema);
            return 0;
        }).GetAwaiter().GetResult();
        var cache = new SchemaCache(_databases);
        cache.Reload();
        Validator = new FieldValidator(_databases, cache);
    }

    public FieldValidator Validator { get; }

    /// <summary>A new record with one field, and its value.</summary>
    public static Record With(Field field, object? value) => new(new Collection { Name = "tags", Fields = [field] }) { [field.Name] = value };

    /// <summary>A record with one field that was read from the database.</summary>
    public static Record Stored(Field field, object? value) => new(new Collection { Name = "tags", Fields = [field] }, [value]);

    public FieldErrors Validate(Record record, RecordPasswords? passwords = null)
    {
        var errors = new FieldErrors();
        Validator.Validate(record, passwords ?? RecordPasswords.None, errors);
        return errors;
    }

    /// <summary>The error of a new record's only field, or null.</summary>
    public FieldError? Check(Field field, object? value) => Validate(With(field, value)).Find(field.Name);

    public void Dispose()
    {
        _databases.Dispose();
        _folder.Dispose();
    }

    private Database Open(string file) => Database.Open(_folder.File(file));
}
