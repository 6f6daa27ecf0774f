using Holdall.Plugins.JsHooks.Security;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>$security</c>.</summary>
internal sealed class SecurityGlobals(TimeProvider time) : IScriptGlobals
{
    private readonly WebTokens _tokens = new(time);

    public void AddTo(ScriptEngine engine) => engine.AddLazy("$security", script => script.Namespace(
        ("md5", a => Hashes.Md5(a.Text(0))),
        ("sha256", a => Hashes.Sha256(a.Text(0))),
        ("sha512", a => Hashes.Sha512(a.Text(0))),
        ("hs256", a => Hashes.Hs256(a.Text(0), a.Text(1))),
        ("hs512", a => Hashes.Hs512(a.Text(0), a.Text(1))),
        ("equal", a => Hashes.Equal(a.Text(0), a.Text(1))),
        ("randomString", a => RandomTexts.Secret(Length(a), RandomTexts.Alphabet)),
        ("randomStringWithAlphabet", a => RandomTexts.Secret(Length(a), a.Text(1))),
        ("pseudorandomString", a => RandomTexts.Pseudo(Length(a), RandomTexts.Alphabet)),
        ("pseudorandomStringWithAlphabet", a => RandomTexts.Pseudo(Length(a), a.Text(1))),
        ("randomStringByRegex", a => a.Engine.Services.Get<IRandomText>().Generate(a.Text(0))),
        ("parseUnverifiedJWT", a => _tokens.ParseUnverified(a.Text(0))),
        ("parseJWT", a => _tokens.Parse(a.Text(0), a.Text(1))),
        ("createJWT", a => _tokens.Create(a.Map(0), a.Text(1), a.Number(2))),
        ("encrypt", a => Encryption.Encrypt(a.Bytes(0), a.Text(1))),
        ("decrypt", a => Encryption.Decrypt(a.Text(0), a.Text(1)))));

    private static int Length(CallArguments a) => (int)Math.Clamp(a.Number(0), int.MinValue, int.MaxValue);
}
