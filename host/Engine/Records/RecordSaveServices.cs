using Holdall.Engine.Hooks;
using Holdall.Engine.Records.Validation;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>What a <see cref="RecordSave"/> works with.</summary>
internal sealed record RecordSaveServices(
    Databases Databases,
    IHooks Hooks,
    FieldValidator Validator,
    AuthReferenceChecks References,
    AuthSafeguards Safeguards,
    CallerCheck Callers,
    PasswordHashing Passwords,
    RecordFiles Files,
    RecordWatches Watches,
    TimeProvider Time)
{
    public SavePipeline<RecordEvent> Pipeline { get; } = SavePipelines.OfRecords(Hooks);
}
