using Holdall.Engine.Hooks;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>
/// One save of a record, from its first hook to its last. Without handlers inside the transaction it is one job of the writer,
/// committed together with others.
/// </summary>
internal sealed class RecordSave
{
    private readonly RecordSaveServices _services;
    private readonly SaveOrder _order;
    private readonly Record _record;
    private readonly bool _isNew;
    private readonly SaveOperation<RecordEvent> _hooks;
    private readonly RecordEvent _event;
    private readonly RecordWrite _write;
    private readonly SavedFiles _files;
    private RecordPasswords _passwords = RecordPasswords.None;

    public RecordSave(RecordSaveServices services, SaveOrder order)
    {
        _services = services;
        _order = order;
        _record = order.Record;
        _isNew = _record.IsNew;
        _hooks = _isNew ? services.Pipeline.Create : services.Pipeline.Update;
        _event = new RecordEvent
        {
            Record = _record,
            IsInTransaction = services.Databases.Main.IsActive,
            Aborted = order.Aborted,
            NewPasswords = field => _passwords.Find(field),
        };
        _write = new RecordWrite(services, order, CheckFields);
        _files = new SavedFiles(services.Files, _record);
    }

    private Database Database => _services.Databases.Main;

    /// <summary>Whether a handler takes part before the commit.</summary>
    private bool IsHooked => _hooks.IsUsedInside(_record.Collection) || _order.Validates && _services.Pipeline.Validate.HasHandlersFor(_record.Collection);

    private string FailureMessage => _isNew ? "Failed to create record." : "Failed to update record.";

    public async Task RunAsync()
    {
        FillTexts();
        await HashPasswordsAsync();
        if (IsHooked) await SaveStages.RunAsync(Database.Short, RunHookedAsync, SucceedAsync, FailAsync, _order.Aborted);
        else if (Database.IsActive) await SaveStages.RunAsync(Database, RunStepsAsync, SucceedAsync, FailAsync, _order.Aborted);
        else await SaveStages.RunAloneAsync(RunStepsAsync, SucceedAsync, FailAsync);
    }

    /// <summary>Checks the fields, and saves nothing.</summary>
    public async Task ValidateOnlyAsync()
    {
        FillTexts();
        await ValidateAsync();
    }

    /// <summary>Others may have changed the row since it was read. From here on nobody does, so handlers see it as it is.</summary>
    private Task RunHookedAsync()
    {
        _write.Begin(Database.TransactionSession);
        return _hooks.Around.RunAsync(_event, RunStepsAsync);
    }

    /// <summary>
    /// The steps of a save, in their order. The first two were taken before; what handlers have left empty or set since then is seen to here.
    /// </summary>
    private async Task RunStepsAsync()
    {
        FillTexts();
        await HashPasswordsAsync();
        await ValidateAsync();
        await _hooks.Execute.RunAsync(_event, ExecuteAsync);
    }

    private async Task ExecuteAsync()
    {
        if (_passwords.AnyUnhashable) throw ApiException.BadRequest(FailureMessage);
        if (_record.Collection.IsAuth) _services.Safeguards.Apply(_record);
        await _files.StoreAsync(_order.Aborted);
        await WriteRowAsync();
        if (!_isNew) _files.NoteDropped();
        _record.MarkStored();
    }

    private void FillTexts()
    {
        if (_isNew) Autogeneration.FillTexts(_record);
    }

    /// <summary>It is slow work, so as much of it as possible is done before the writer is taken.</summary>
    private async ValueTask HashPasswordsAsync() =>
        _passwords = await _services.Passwords.HashAsync(_record, _passwords, _order.Hashes, _order.Client, _order.Aborted);

    private Task ValidateAsync() => _order.Validates ? _services.Pipeline.Validate.RunCoreFirstAsync(_event, CheckAllFields) : Task.CompletedTask;

    private Task CheckAllFields()
    {
        CheckFields(onlyUnsaved: false);
        return Task.CompletedTask;
    }

    private void CheckFields(bool onlyUnsaved)
    {
        var errors = new FieldErrors();
        _services.Validator.Validate(_record, _passwords, errors, onlyUnsaved);
        if (!errors.Any) _services.References.Check(_record, errors);
        errors.ThrowIfAny(FailureMessage);
    }

    private async Task WriteRowAsync()
    {
        try
        {
            await Database.WriteAsync(_write, static (session, write) => write.Run(session), _order.Aborted);
        }
        catch (Exception e)
        {
            await UndoAsync();
            if (e is not DatabaseException { Kind: DatabaseErrorKind.Unique } taken) throw;
            throw ApiException.Finding(FailureMessage, UniqueViolation.FieldsOf(taken, _record.Collection), e);
        }
    }

    /// <summary>The row is committed.</summary>
    private async Task SucceedAsync()
    {
        using var watched = _write.Watched;
        await _files.CleanUpAsync();
        await _hooks.Success.RunAsync(new RecordEvent { Record = _record, Watched = watched });
    }

    /// <summary>It failed, or its transaction did.</summary>
    private async Task FailAsync(Exception failure)
    {
        _write.Watched?.Dispose();
        if (_isNew && !_record.IsNew) _record.MarkNew();
        // Within a transaction of others the row may still be committed; only its end tells.
        if (Database.IsActive) Database.OnComplete(outcome => outcome is null ? Task.CompletedTask : UndoAsync());
        else await UndoAsync();
        await _hooks.Error.FailAsync(new RecordEvent { Record = _record, Error = failure, IsInTransaction = Database.IsActive }, failure);
    }

    /// <summary>The row is not there, or not as it was to be: neither are its files.</summary>
    private Task UndoAsync()
    {
        if (_isNew && !_record.IsNew) _record.MarkNew();
        return _files.UndoAsync();
    }
}
