using Holdall.Collections;
using Holdall.Plugins.Auth.Options;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.Auth.ApiKeys;

/// <summary><c>POST …/api-keys</c>. The answer is the only one that shows the key.</summary>
internal sealed class CreateApiKey(
    ApiKeyStore keys, RecordTokens tokens, ICollections collections, IRecords records, ITransactions transactions, TimeProvider time)
{
    private const int MaxName = 100;
    private const int MaxOfAccount = 100;

    public async Task RunAsync(RequestContext request)
    {
        ApiKeyStore.RefuseIfOff(request.Collection);
        tokens.RefuseIfLent(request);
        var owner = request.Auth.Record!;
        var (record, key) = keys.New(owner);
        await FillAsync(record, request);
        await transactions.RunAsync(
            async () =>
            {
                if (records.ListOf(ApiKeyStore.Name, owner).Count >= MaxOfAccount) throw ApiException.BadRequest("There are too many API keys.");
                await records.SaveAsync(record, request.Aborted);
            },
            request.Aborted);
        await request.JsonAsync(StatusCodes.Status200OK, (record, key), static (writer, answer) =>
        {
            writer.WriteStartObject();
            writer.WriteString("key"u8, answer.key);
            writer.WritePropertyName("record"u8);
            answer.record.WriteTo(writer);
            writer.WriteEndObject();
        });
    }

    private async Task FillAsync(Record record, RequestContext request)
    {
        var body = await request.ReadFormAsync();
        var (name, expires) = (body.GetString(ApiKeyStore.Title), body.GetString(ApiKeyStore.Expires));
        var errors = new FieldErrors();
        errors.Require(ApiKeyStore.Title, name, 1, MaxName);
        record[ApiKeyStore.Title] = name;
        record[ApiKeyStore.Expires] = expires;
        if (expires.Length > 0 && !(record.GetDate(ApiKeyStore.Expires) > time.GetUtcNow())) errors.Add(ApiKeyStore.Expires, FieldError.Invalid);
        (await request.ReadBodyAsync()).Values.TryGetValue(ApiKeyStore.Scopes, out var scopes);
        record[ApiKeyStore.Scopes] = KeyScopes.Parse(scopes, collections, errors);
        errors.ThrowIfAny(FormChecks.Invalid);
    }
}
