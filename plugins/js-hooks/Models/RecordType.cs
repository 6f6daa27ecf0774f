using Holdall.Fields;
using Holdall.Plugins.JsHooks.DynamicModels;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>Records in scripts. What is special about accounts is in <see cref="AuthRecordMembers"/>.</summary>
internal static class RecordType
{
    public static readonly HostType<Record> Table = new HostType<Record>("Record")
        .Property("id", record => record.Id, (record, a) => record.Id = a.Text(0))
        .With(AddState)
        .With(AddValues)
        .With(AddView)
        .With(RelatedRecords.AddTo)
        .With(AuthRecordMembers.AddTo)
        .AsJson(record => record);

    private static void AddState(HostType<Record> table) => table
        .Method("collection", record => record.Collection)
        .Method("tableName", record => record.Collection.Name)
        .Method("baseFilesPath", record => $"{record.Collection.Id}/{record.GetStored(FieldNames.Id)}")
        .Method("isNew", record => record.IsNew)
        .Method("hookTags", record => new List<string> { record.Collection.Name, record.Collection.Id })
        .Method("lastSavedPK", record => record.IsNew ? "" : record.GetStored(FieldNames.Id))
        .Method("pk", record => record.IsNew ? "" : record.GetStored(FieldNames.Id))
        .Method("original", RecordCopies.Original)
        .Method("fresh", RecordCopies.Fresh)
        .Method("clone", record => record.Clone());

    private static void AddValues(HostType<Record> table) => table
        .Method("get", (record, a) => RecordValues.Get(record, a.Text(0)))
        .Method("getRaw", (record, a) => RecordValues.GetRaw(record, a.Text(0)))
        .Action("set", (record, a) => RecordValues.Set(a.Engine, record, a.Text(0), a.Value(1)))
        .Action("setRaw", (record, a) => RecordValues.SetRaw(record, a.Text(0), RecordValues.ToField(a.Value(1))))
        .Action("unmarshalJSONField", (record, a) => Merging.Merge(a.Engine, a.Engine.ToScript(RecordValues.JsonObject(record, a.Text(0))), a[1]))
        .Method("setIfFieldExists", (record, a) => RecordValues.SetIfFieldExists(a.Engine, record, a.Text(0), a.Value(1)))
        .Action("load", (record, a) => RecordValues.Load(a.Engine, record, a.Map(0)))
        .Method("getString", (record, a) => RecordValues.Text(record, a.Text(0)))
        .Method("getInt", (record, a) => RecordValues.Integer(record, a.Text(0)))
        .Method("getInt64", (record, a) => RecordValues.Integer(record, a.Text(0)))
        .Method("getFloat", (record, a) => RecordValues.Number(record, a.Text(0)))
        .Method("getBool", (record, a) => record.GetBool(a.Text(0)))
        .Method("getDateTime", (record, a) => RecordValues.Date(record, a.Text(0)))
        .Method("getGeoPoint", (record, a) => record.GetGeoPoint(a.Text(0)))
        .Method("getStringSlice", (record, a) => RecordValues.Texts(record, a.Text(0)))
        .Method("getUnsavedFiles", (record, a) => RecordValues.UnsavedFiles(record, a.Text(0)))
        .Method("findFileFieldByFile", (record, a) => RecordValues.FileFieldOf(record, a.Text(0)) is { } field ? a.Engine.Fields.Of(field) : null)
        .Method("replaceModifiers", (record, a) => RecordValues.ReplaceModifiers(a.Engine, record, a.Map(0)));

    private static void AddView(HostType<Record> table) => table
        .Fluent("hide", (record, a) => Array.ForEach(a.Texts(0), record.Hide))
        .Fluent("unhide", (record, a) => Array.ForEach(a.Texts(0), record.Unhide))
        .Fluent("withCustomData", (record, a) => record.ShowCustomData = a.Flag(0))
        .Fluent("ignoreEmailVisibility", (record, a) => record.ShowEmail = a.Flag(0))
        .Fluent("ignoreUnchangedFields", (_, _) => { })
        .Method("fieldsData", RecordValues.FieldsData)
        .Method("customData", record => new Dictionary<string, object?>(record.CustomData))
        .Method("dbExport", RecordValues.Stored)
        .Method("publicExport", RecordValues.PublicExport);
}
