using Holdall.Engine.Fields.Validation;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Fields.Patterns;
using Holdall.Engine.Records.Validation;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.Data.Sqlite;

namespace Holdall.Engine.Records;

/// <summary>
/// Creates and updates records (spec 08, section 3.1): hooks, validation, files, row. Without handlers inside the transaction a save is one job of the
/// writer, committed together with others.
/// </summary>
internal sealed class RecordSaver(
    Databases databases, IHooks hooks, FieldValidator validator, AuthReferenceChecks references, AuthSafeguards safeguards, RecordFiles files, TimeProvider time, IPasswordHasher? hasher = null)
{
    private readonly Databases _databases = databases;
    private readonly FieldValidator _validator = validator;
    private readonly AuthReferenceChecks _references = references;
    private readonly AuthSafeguards _safeguards = safeguards;
    private readonly RecordFiles _files = files;
    private readonly TimeProvider _time = time;
    private readonly IPasswordHasher? _hasher = hasher;

    private readonly RecordHookSet _create = RecordHookSet.ForCreate(hooks);
    private readonly RecordHookSet _update = RecordHookSet.ForUpdate(hooks);
    private readonly IHook<RecordEvent> _validate = hooks.RecordValidate;
    private readonly IHook<ModelEvent> _validateModel = hooks.ModelValidate;

    /// <param name="record">The record.</param>
    /// <param name="validates">False leaves out the checks of fields and their hooks, for changes that follow from others.</param>
    /// <param name="aborted">Gives up while waiting for the writer.</param>
    public async Task SaveAsync(Record record, bool validates, CancellationToken aborted)
    {
        if (record.Collection.IsView) throw ApiException.BadRequest("Unsupported collection type.");
        var save = new Save(this, record, record.IsNew ? _create : _update, validates, aborted);
        if (record.IsNew) Autogenerate(record);
        try
        {
            await save.HashPasswordsAsync();
            if (_databases.Main.IsActive || !save.IsHooked) await save.RunAsync();
            else await _databases.Main.RunAsync(save.RunAsync, aborted);
        }
        catch (Exception e) when (!save.IsSettled)
        {
            await save.FailAsync(e);
            throw;
        }
    }

    /// <summary>Gives new records the values that patterns describe, such as their id.</summary>
    private static void Autogenerate(Record record)
    {
        for (var i = 0; i < record.Collection.Fields.Count; i++)
        {
            if (record.Collection.Fields[i] is TextField { AutogeneratePattern.Length: > 0 } field && record[i] is "") record[i] = RandomText.Generate(field.AutogeneratePattern);
        }
    }

    /// <summary>One save from its first hook to its last.</summary>
    private sealed class Save(RecordSaver saver, Record record, RecordHookSet hooks, bool validates, CancellationToken aborted)
    {
        private readonly bool _isNew = record.IsNew;
        private RecordPasswords _passwords = RecordPasswords.None;
        private IReadOnlyList<FileUpload> _stored = [];
        private IReadOnlyList<string> _dropped = [];

        /// <summary>Whether the outcome was told to the hooks.</summary>
        public bool IsSettled { get; private set; }

        public bool IsHooked =>
            hooks.IsUsedInside(record.Collection) || validates && (saver._validate.HasHandlersFor(record.Collection) || saver._validateModel.HasHandlersFor(record.Collection));

        private string FailureMessage => _isNew ? "Failed to create record." : "Failed to update record.";

        public async Task RunAsync()
        {
            await hooks.AroundAsync(record, ValidateAndExecuteAsync, aborted);
            if (saver._databases.Main.IsActive) saver._databases.Main.OnComplete(CompleteAsync);
            else await CompleteAsync(null);
        }

        public async Task FailAsync(Exception failure)
        {
            IsSettled = true;
            // Within a transaction of others the row may still be committed; only its end tells.
            if (saver._databases.Main.IsActive) saver._databases.Main.OnComplete(outcome => outcome is null ? Task.CompletedTask : UndoAsync());
            else await UndoAsync();
            await hooks.FailedAsync(record, failure);
        }

        /// <summary>Hashes passwords that were set, before the writer is taken: it is slow work.</summary>
        public async Task HashPasswordsAsync()
        {
            foreach (var field in record.Collection.Fields)
            {
                if (field is PasswordField password) await HashAsync(password);
            }
        }

        private async Task HashAsync(PasswordField field)
        {
            var value = record.GetString(field.Name);
            if (value.Length == 0 || !_isNew && !record.IsUnsaved(field.Name) || _passwords.IsHash(field.Name, value)) return;
            if (saver._hasher is null) throw ApiException.BadRequest("Passwords can't be set: the auth plugin is off.");
            if (ReferenceEquals(_passwords, RecordPasswords.None)) _passwords = new RecordPasswords();
            var hash = PasswordRules.CanHash(value) ? await HashAsync(saver._hasher, value, RecordPasswords.CostOf(field)) : "";
            _passwords.Set(field.Name, value, hash);
            record[field.Name] = hash;
        }

        private async ValueTask<string> HashAsync(IPasswordHasher hasher, string value, int cost) =>
            PreparedHashes.Take(value, cost) ?? await hasher.HashAsync(value, cost, aborted);

        private async Task ValidateAndExecuteAsync()
        {
            if (_isNew) Autogenerate(record);
            // A handler may have set another one.
            await HashPasswordsAsync();
            if (validates) await ValidateAsync();
            await hooks.AroundExecuteAsync(record, ExecuteAsync, aborted);
        }

        private Task ValidateAsync() => RecordHookSet.RunAsync(saver._validate, saver._validateModel, record, null, CheckFields, aborted);

        private Task CheckFields()
        {
            var errors = new FieldErrors();
            saver._validator.Validate(record, _passwords, errors);
            if (!errors.Any) saver._references.Check(record, errors);
            errors.ThrowIfAny(FailureMessage);
            return Task.CompletedTask;
        }

        private async Task ExecuteAsync()
        {
            if (_passwords.AnyUnhashable) throw ApiException.BadRequest(FailureMessage);
            SetAutodates();
            if (record.Collection.IsAuth) saver._safeguards.Apply(record);
            await saver._files.StoreAsync(record, aborted);
            _stored = record.Uploads;
            _dropped = _isNew ? [] : RecordFiles.Dropped(record);
            try
            {
                await WriteRowAsync();
            }
            catch
            {
                await UndoAsync();
                throw;
            }

            record.MarkStored();
        }

        private async Task WriteRowAsync()
        {
            try
            {
                var found = await saver._databases.Main.WriteAsync((record, isNew: _isNew), static (session, change) => WriteRow(session, change.record, change.isNew), aborted);
                if (!found) throw ApiException.NotFound();
            }
            catch (SqliteException e) when (UniqueViolation.Is(e))
            {
                throw ApiException.BadRequest(FailureMessage, UniqueViolation.FieldsOf(e, record.Collection), e);
            }
        }

        private static bool WriteRow(DbSession session, Record record, bool isNew)
        {
            var table = RecordTable.Of(record.Collection);
            if (!isNew) return table.UpdateRow(session, record);
            table.InsertRow(session, record);
            return true;
        }

        private void SetAutodates()
        {
            string? now = null;
            foreach (var ordinal in record.Collection.Fields.OrdinalsByName)
            {
                if (record.Collection.Fields[ordinal] is not AutodateField field || !(_isNew ? field.OnCreate : field.OnUpdate)) continue;
                var wasSet = _isNew ? record[ordinal] is not "" : record.IsUnsaved(field.Name);
                if (!wasSet) record[ordinal] = now ??= DateText.Format(saver._time.GetUtcNow());
            }
        }

        /// <summary>The row is committed, or its transaction failed.</summary>
        private async Task CompleteAsync(Exception? failure)
        {
            IsSettled = true;
            if (failure is null)
            {
                if (_dropped.Count > 0) await saver._files.DeleteAsync(record, _dropped);
                await hooks.SucceededAsync(record);
                return;
            }

            await UndoAsync();
            await hooks.FailedAsync(record, failure);
        }

        /// <summary>The row is not there, or not as it was to be: neither are its files.</summary>
        private async Task UndoAsync()
        {
            if (_isNew && !record.IsNew) record.MarkNew();
            await saver._files.UndoAsync(record, _stored);
            _stored = [];
        }
    }
}
