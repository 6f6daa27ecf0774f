using System.Text;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Holdall.Fields;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Passkeys;

/// <summary><c>POST …/passkeys/begin</c> and <c>POST …/passkeys</c>: an account gets one more passkey.</summary>
internal sealed class RegisterPasskey(RelyingParty party, PasskeyChallenges challenges, PasskeyStore passkeys, RecordTokens tokens)
{
    private const int MaxName = 100;

    /// <summary>What .NET verifies on its own; every authenticator knows the first one.</summary>
    private static readonly PubKeyCredParam[] Algorithms = [PubKeyCredParam.ES256, PubKeyCredParam.RS256];

    private static readonly AuthenticatorSelection Selection = new()
    {
        ResidentKey = ResidentKeyRequirement.Required,
        UserVerification = UserVerificationRequirement.Preferred,
    };

    public async Task BeginAsync(RequestContext request)
    {
        RelyingParty.RefuseIfOff(request.Collection);
        tokens.RefuseIfLent(request);
        await request.ReadFormAsync();
        var owner = request.Auth.Record!;
        var (id, challenge) = challenges.Create(PurposeFor(owner));
        await PasskeyAnswer.WriteAsync(request, id, Options(owner, challenge).ToJson());
    }

    public async Task FinishAsync(RequestContext request)
    {
        RelyingParty.RefuseIfOff(request.Collection);
        tokens.RefuseIfLent(request);
        var owner = request.Auth.Record!;
        var (id, credential) = await PasskeyForm.ReadAsync<AuthenticatorAttestationRawResponse>(request);
        var name = (await request.ReadFormAsync()).GetString(PasskeyStore.Title);
        var errors = new FieldErrors();
        errors.Require(PasskeyStore.Title, name, 1, MaxName);
        errors.ThrowIfAny(FormChecks.Invalid);
        if (challenges.Find(id, PurposeFor(owner)) is not { } challenge) throw Refused();
        var registered = await VerifyAsync(owner, challenge, credential, request.Aborted);
        if (!challenges.TryMeet(id)) throw Refused();
        var passkey = await passkeys.AddAsync(owner, name, registered, request.Aborted);
        await request.JsonAsync(StatusCodes.Status200OK, passkey, static (writer, record) => record.WriteTo(writer));
    }

    private static ApiException Refused(Exception? cause = null) => ApiException.BadRequest("The passkey can't be verified.", cause: cause);

    private static string PurposeFor(Record owner) => $"register {owner.Collection.Id} {owner.Id}";

    private async Task<RegisteredPublicKeyCredential> VerifyAsync(
        Record owner, byte[] challenge, AuthenticatorAttestationRawResponse credential, CancellationToken aborted)
    {
        try
        {
            return await new Fido2(party.Of(owner.Collection)).MakeNewCredentialAsync(
                new MakeNewCredentialParams
                {
                    AttestationResponse = credential,
                    OriginalOptions = Options(owner, challenge),
                    IsCredentialIdUniqueToUserCallback = (asked, _) => Task.FromResult(passkeys.IsFree(asked.CredentialId)),
                },
                aborted);
        }
        catch (Exception e) when (PasskeyForm.IsRefusal(e))
        {
            throw Refused(e);
        }
    }

    private CredentialCreateOptions Options(Record owner, byte[] challenge)
    {
        var name = owner.GetString(FieldNames.Email) is { Length: > 0 } email ? email : owner.Id;
        var user = new Fido2User { Id = Encoding.UTF8.GetBytes(owner.Id), Name = name, DisplayName = name };
        return CredentialCreateOptions.Create(
            party.Of(owner.Collection), challenge, user, Selection, AttestationConveyancePreference.None, passkeys.Describe(owner),
            new AuthenticationExtensionsClientInputs(), Algorithms);
    }
}
