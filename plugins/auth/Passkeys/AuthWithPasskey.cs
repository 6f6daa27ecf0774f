using System.Text;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Passkeys;

/// <summary><c>POST …/auth-with-passkey/begin</c> and <c>POST …/auth-with-passkey</c>: the authenticator knows whom it has passkeys of.</summary>
internal sealed class AuthWithPasskey(RelyingParty party, PasskeyChallenges challenges, PasskeyStore passkeys, IRecords records, AuthResponse response)
{
    private const int FlagsAt = 32;
    private const byte UserVerified = 0x04;

    public async Task BeginAsync(RequestContext request)
    {
        RelyingParty.RefuseIfOff(request.Collection);
        await request.ReadFormAsync();
        var (id, challenge) = challenges.Create(PurposeFor(request.Collection));
        await PasskeyAnswer.WriteAsync(request, id, Options(request.Collection, challenge).ToJson());
    }

    public async Task FinishAsync(RequestContext request)
    {
        request.RuleContext = RequestContexts.Passkey;
        RelyingParty.RefuseIfOff(request.Collection);
        var (id, credential) = await PasskeyForm.ReadAsync<AuthenticatorAssertionRawResponse>(request);
        if (challenges.Find(id, PurposeFor(request.Collection)) is not { } challenge) throw Refused();
        if (credential.RawId is null || passkeys.Find(request.Collection, credential.RawId) is not { } passkey) throw Refused();
        var owner = records.Find(request.Collection.Id, passkey.GetString(FieldNames.RecordRef)) ?? throw Refused();
        var result = await VerifyAsync(owner, passkey, challenge, credential, request.Aborted);
        if (!challenges.TryMeet(id) || !await passkeys.TryUseAsync(passkey, result.SignCount, request.Aborted)) throw Refused();
        // Whoever was recognized by the authenticator has two factors in one: the thing, and a finger or a number.
        var isVerified = (credential.Response.AuthenticatorData[FlagsAt] & UserVerified) != 0;
        await response.SendAsync(request, owner, RequestContexts.Passkey, new TokenTerms { IsProven = isVerified });
    }

    private static ApiException Refused(Exception? cause = null) => ApiException.BadRequest("Failed to authenticate.", cause: cause);

    private static string PurposeFor(Collection collection) => $"sign in {collection.Id}";

    private async Task<VerifyAssertionResult> VerifyAsync(
        Record owner, Record passkey, byte[] challenge, AuthenticatorAssertionRawResponse credential, CancellationToken aborted)
    {
        try
        {
            return await new Fido2(party.Of(owner.Collection)).MakeAssertionAsync(
                new MakeAssertionParams
                {
                    AssertionResponse = credential,
                    OriginalOptions = Options(owner.Collection, challenge),
                    StoredPublicKey = PasskeyStore.KeyOf(passkey),
                    StoredSignatureCounter = (uint)passkey.GetNumber(PasskeyStore.Counter),
                    IsUserHandleOwnerOfCredentialIdCallback = (asked, _) => Task.FromResult(Encoding.UTF8.GetString(asked.UserHandle) == owner.Id),
                },
                aborted);
        }
        catch (Exception e) when (PasskeyForm.IsRefusal(e))
        {
            throw Refused(e);
        }
    }

    private AssertionOptions Options(Collection collection, byte[] challenge) =>
        AssertionOptions.Create(party.Of(collection), challenge, [], UserVerificationRequirement.Preferred, new AuthenticationExtensionsClientInputs());
}
