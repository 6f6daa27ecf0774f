using Holdall.Fields;
using Holdall.Plugins.Auth.Options;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.LeakedPasswords;

/// <summary>Refuses new passwords that are in the list, whoever sets them. What can't be looked up is refused as well.</summary>
internal sealed partial class LeakedPasswordHooks(PasswordList list, ILogger<LeakedPasswordHooks> logger) : IHookModule
{
    private static readonly FieldError Leaked = new("validation_leaked_password", "The password is known from a data leak.");
    private static readonly FieldError Unchecked = new("validation_unchecked_password", "The password can't be checked at the moment.");

    /// <summary>Once the password is valid otherwise.</summary>
    private static readonly HookOptions Late = new()
    {
        Priority = 99,
        AppliesTo = static collection => collection.IsAuth && collection.Get(AccountOptions.LeakedPasswords).Enabled,
    };

    public void AddHooks(IHooks hooks) => hooks.RecordValidate.Use(
        async (e, next) =>
        {
            await next();
            if (e.FindNewPassword(FieldNames.Password) is { Length: > 0 } password && FindError(password) is { } error)
            {
                new FieldErrors().Add(FieldNames.Password, error)
                    .ThrowIfAny(e.Record.IsNew ? "Failed to create record." : "Failed to update record.");
            }
        },
        Late);

    private FieldError? FindError(string password)
    {
        try
        {
            return list.Contains(password) ? Leaked : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            LogUnreadable(logger, e);
            return Unchecked;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The list of leaked passwords can't be read; new passwords are refused")]
    private static partial void LogUnreadable(ILogger logger, Exception failure);
}
