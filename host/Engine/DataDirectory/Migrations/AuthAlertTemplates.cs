using System.Security.Cryptography;
using System.Text;
using Holdall.Collections;
using Holdall.Engine.Schema;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>Replaces the mail about a sign-in from a new place where it still is the first default, which could not say where.</summary>
internal static class AuthAlertTemplates
{
    private const string OldDefaultHash = "BA5C60F52C2370C3C8CBBF54CBCA348BDE1DFD6CCDCA01B06D32524139312D28";

    public static void Run(SystemMigrationContext context)
    {
        foreach (var collection in StoredCollections.Read(context.Main))
        {
            if (collection.Auth is not { } auth || !IsOldDefault(auth.AuthAlert.EmailTemplate.Body)) continue;
            var template = auth.AuthAlert.EmailTemplate with { Body = AuthOptions.NewDefault().AuthAlert.EmailTemplate.Body };
            CollectionRow.Update(context.Main, collection with
            {
                Auth = auth with { AuthAlert = auth.AuthAlert with { EmailTemplate = template } },
                Updated = context.Now,
            });
        }
    }

    private static bool IsOldDefault(string body) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body))) == OldDefaultHash;
}
