using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Holdall.Integration.Tests.Auth.Options;

/// <summary>An authenticator with one passkey, and the browser around it. Each can be made to lie.</summary>
public sealed class SoftwareAuthenticator : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(16);

    public string Origin { get; set; } = "https://app.example.com";

    public string RpId { get; set; } = "app.example.com";

    public string UserHandle { get; set; } = "";

    public uint Counter { get; set; } = 1;

    /// <summary>Whether it recognizes its owner.</summary>
    public bool IsUserVerified { get; set; } = true;

    /// <summary>Whether its owner has touched it.</summary>
    public bool IsUserPresent { get; set; } = true;

    public int Algorithm { get; set; } = -7;

    public void Dispose() => _key.Dispose();

    /// <summary>Makes the passkey.</summary>
    public object Create(JsonElement options)
    {
        UserHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var clientData = ClientData("webauthn.create", options);
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString([.. Data(hasCredential: true), .. new byte[16], 0, (byte)CredentialId.Length, .. CredentialId, .. PublicKey()]);
        writer.WriteEndMap();
        var response = new { attestationObject = Encode(writer.Encode()), clientDataJSON = Encode(clientData), transports = new[] { "internal" } };
        return new { id = Encode(CredentialId), rawId = Encode(CredentialId), type = "public-key", response, clientExtensionResults = new { } };
    }

    /// <summary>Signs in with it.</summary>
    public object Get(JsonElement options)
    {
        var clientData = ClientData("webauthn.get", options);
        var data = Data(hasCredential: false);
        var signature = _key.SignData([.. data, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var response = new { authenticatorData = Encode(data), clientDataJSON = Encode(clientData), signature = Encode(signature), userHandle = UserHandle };
        return new { id = Encode(CredentialId), rawId = Encode(CredentialId), type = "public-key", response, clientExtensionResults = new { } };
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private byte[] ClientData(string type, JsonElement options) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false }));

    private byte[] Data(bool hasCredential)
    {
        var data = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(RpId)).CopyTo(data, 0);
        data[32] = (byte)((IsUserPresent ? 1 : 0) | (IsUserVerified ? 4 : 0) | (hasCredential ? 0x40 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), Counter++);
        return data;
    }

    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(Algorithm == -8 ? 4 : 5);
        writer.WriteInt32(1);
        writer.WriteInt32(Algorithm == -8 ? 1 : 2);
        writer.WriteInt32(3);
        writer.WriteInt32(Algorithm);
        writer.WriteInt32(-1);
        writer.WriteInt32(Algorithm == -8 ? 6 : 1);
        writer.WriteInt32(-2);
        writer.WriteByteString(point.X!);
        if (Algorithm != -8)
        {
            writer.WriteInt32(-3);
            writer.WriteByteString(point.Y!);
        }

        writer.WriteEndMap();
        return writer.Encode();
    }
}
