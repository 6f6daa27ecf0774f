using Holdall.Engine.Hooks;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Records;
using Microsoft.Data.Sqlite;

namespace Holdall.Engine.Records;

/// <summary>
/// One save of a record, from its first hook to its last (spec 08, section 3.1). Without handlers inside the transaction it is one job of the writer,
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
    private RecordPasswords _passwords = RecordPasswords.None;
    private IReadOnlyList<FileUpload> _stored = [];
    private IReadOnlyList<string> _dropped = [];

    public RecordSave(RecordSaveServices services, SaveOrder order)
    {
        _services = services;
        _order = order;
        _record = order.Record;
        _isNew = _record.IsNew;
        _hooks = _isNew ? services.Pipeline.Create : services.Pipeline.Update;
        _event = new RecordEvent { Record = _record, Aborted = order.Aborted };
        _write = new RecordWrite(services, order, CheckFields);
    }

    private Database Database => _services.Databases.Main;

    /// <summary>Whether a handler takes part before the commit.</summary>
    private bool IsHooked => _hooks.IsUsedInside(_record.Collection) || _order.Validates && _services.Pipeline.Validate.HasHandlersFor(_record.Collection);

    private string FailureMessage => _isNew ? "Failed to create record." : "Failed to update record.";

    public async Task RunAsync()
    {
        if (_isNew) Autogeneration.FillTexts(_record);
        await HashPasswordsAsync();
        if (Database.IsActive || IsHooked) await SaveStages.RunAsync(Database, RunInTransactionAsync, SucceedAsync, FailAsync, _order.Aborted);
        else await SaveStages.RunAloneAsync(RunStepsAsync, SucceedAsync, FailAsync);
    }

    /// <summary>Others may have changed the row since it was read. From here on nobody does, so hooks see it as it is.</summary>
    private Task RunInTransactionAsync()
    {
        _write.Begin(Database.TransactionSession);
        return _hooks.Around.RunAsync(_event, RunStepsAsync);
    }

    /// <summary>The steps of a save, in their order. The first two again, for what a handler has left or set.</summary>
    private async Task RunStepsAsync()
    {
        if (_isNew) Autogeneration.FillTexts(_record);
        await HashPasswordsAsync();
        if (_order.Validates) await _services.Pipeline.Validate.RunAsync(_event, ValidateAsync);
        await _hooks.Execute.RunAsync(_event, StoreAsync);
    }

    private async ValueTask HashPasswordsAsync() => _passwords = await _services.Passwords.HashAsync(_record, _passwords, _order.Hashes, _order.Aborted);

    private Task ValidateAsync()
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

    private async Task StoreAsync()
    {
        if (_passwords.AnyUnhashable) throw ApiException.BadRequest(FailureMessage);
        if (_record.Collection.IsAuth) _services.Safeguards.Apply(_record);
        await _services.Files.StoreAsync(_record, _order.Aborted);
        _stored = _record.Uploads;
        try
        {
            await WriteRowAsync();
        }
        catch
        {
            await UndoAsync();
            throw;
        }

        if (!_isNew) _dropped = RecordFiles.Dropped(_record);
        _record.MarkStored();
    }

    private async Task WriteRowAsync()
    {
        try
        {
            await Database.WriteAsync(_write, static (session, write) => write.Run(session), _order.Aborted);
        }
        catch (SqliteException e) when (UniqueViolation.Is(e))
        {
            throw ApiException.BadRequest(FailureMessage, UniqueViolation.FieldsOf(e, _record.Collection), e);
        }
    }

    /// <summary>The row is committed.</summary>
    private async Task SucceedAsync()
    {
        if (_dropped.Count > 0) await _services.Files.DeleteAsync(_record, _dropped);
        await _hooks.Success.RunAsync(new RecordEvent { Record = _record });
    }

    /// <summary>It failed, or its transaction did.</summary>
    private async Task FailAsync(Exception failure)
    {
        // Within a transaction of others the row may still be committed; only its end tells.
        if (Database.IsActive) Database.OnComplete(outcome => outcome is null ? Task.CompletedTask : UndoAsync());
        else await UndoAsync();
        await _hooks.Error.RunAsync(new RecordEvent { Record = _record, Error = failure });
    }

    /// <summary>The row is not there, or not as it was to be: neither are its files.</summary>
    private async Task UndoAsync()
    {
        if (_isNew && !_record.IsNew) _record.MarkNew();
        await _services.Files.UndoAsync(_record, _stored);
        _stored = [];
    }
}
