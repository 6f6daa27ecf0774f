using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Events;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Plugins.JsHooks.Globals;
using Holdall.Plugins.JsHooks.Loading;
using Holdall.Plugins.JsHooks.Mail;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Plugins.JsHooks.Requests;

namespace Holdall.Plugins.JsHooks;

/// <summary>All objects of the host that scripts can have.</summary>
internal static class HostTables
{
    public static readonly IReadOnlyList<HostType> All =
    [
        RecordType.Table, RecordUpsertForm.Table, AppleClientSecretForm.Table, TestEmailForm.Table, TestS3Form.Table,
        CollectionType.Table, ScriptSettings.Table, PlainTypes.Json, PlainTypes.Points, PlainTypes.FieldErrors, PlainTypes.Errors,
        AppType.Table, HookMethods.Table,
        ScriptTransaction.Table, ScriptMailer.Table, ScriptLog.Table, ScriptStore.Table, ScriptBroker.Table, ScriptClient.Table,
        ScriptMessage.Table, ScriptCron.Table, ScriptJob.Table, ApiErrorType.Table, MailTypes.Messages,
        EventType.Base, EventType.Application, EventType.SettingsReload, EventType.Backup, EventType.Record, EventType.Model, EventType.Enrich,
        EventType.Mailer, EventType.RecordMailer, ScriptContext.Table,
        CollectionEvents.Model, CollectionEvents.Request, CollectionEvents.Import, CollectionEvents.List, CollectionEvents.Result,
        RequestMembers.Table, RequestEvents.Base, RequestEvents.Record, RequestEvents.List, RequestEvents.Page, RequestEvents.Batch, RequestEvents.BatchItem,
        RequestEvents.Download, RequestEvents.FileToken, RequestEvents.Settings, RequestEvents.SettingsUpdate, RequestEvents.Connect, RequestEvents.Message,
        RequestEvents.Subscribe,
        AuthEvents.Base, AuthEvents.Mail, AuthEvents.Refresh, AuthEvents.Auth, AuthEvents.Password, AuthEvents.OAuth2, AuthEvents.RequestOtp, AuthEvents.Otp,
        AuthEvents.EmailChange,
        ScriptRequestInfo.Table, ScriptHttpRequest.Table, ScriptUrl.Table, ScriptHeaders.Table, ScriptValuesMap.Table, ScriptCookie.Table,
        ScriptResponse.Table, ScriptUser.Table, ScriptProvider.Table, StaticHandler.Table, MiddlewareType.Table,
        ScriptFile.Table, FileReader.Table, MultipartFile.Table, FolderFS.Table,
        .. ScriptLibraries.Tables,
    ];
}
