using Holdall.Auth;
using Holdall.Engine.Fields.Patterns;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>What is true of every auth record, whoever saves it.</summary>
internal sealed class AuthSafeguards(Databases databases, SchemaCache schema)
{
    /// <summary>Before the row is written: tokens of old credentials end, and the id belongs to no other auth record.</summary>
    public void Apply(Record record)
    {
        if (record.Collection.IsSuperusers) record[FieldNames.Verified] = true;
        if (record.IsNew)
        {
            RefuseForeignId(record);
            return;
        }

        var isPasswordSet = record.IsUnsaved(FieldNames.Password) && !record.HasGivenHash(FieldNames.Password);
        if ((isPasswordSet || record.IsUnsaved(FieldNames.Email)) && !record.IsUnsaved(FieldNames.TokenKey)) RenewTokenKey(record);
    }

    /// <summary>
    /// Whoever changes credentials has proven who they are by those of before: an old password, a token of a mail. If these have been replaced in the meantime,
    /// that proof is worth nothing. Superusers don't need one.
    /// </summary>
    /// <exception cref="ApiException">400.</exception>
    public static void RefuseOutdatedCredentials(Record record, Record row, AuthState? caller)
    {
        if (caller?.IsSuperuser == true || row.GetString(FieldNames.TokenKey) == (record.GetStored(FieldNames.TokenKey) as string)) return;
        if (record.IsUnsaved(FieldNames.Password) || record.IsUnsaved(FieldNames.Email)
            || record.IsUnsaved(FieldNames.TokenKey) || record.IsUnsaved(FieldNames.Verified))
            throw ApiException.BadRequest("Failed to update record.");
    }

    public static void RenewTokenKey(Record record)
    {
        var field = (TextField)record.Collection.Fields["tokenKey"];
        record[FieldNames.TokenKey] = RandomText.Generate(field.AutogeneratePattern.Length > 0 ? field.AutogeneratePattern : "[a-zA-Z0-9]{50}");
    }

    private void RefuseForeignId(Record record)
    {
        foreach (var other in schema.Current.All)
        {
            if (!other.IsAuth || other.Id == record.Collection.Id || !RecordTable.Exists(databases, other, record.Id)) continue;
            throw ApiException.Finding(
                "Failed to create record.", new FieldErrors().Add("id", "validation_invalid_auth_id", "Invalid or duplicated auth record id."));
        }
    }
}
