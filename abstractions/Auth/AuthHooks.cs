using Holdall.Hooks;

namespace Holdall.Auth;

/// <summary>The hook points of authentication.</summary>
public static class AuthHooks
{
    /// <summary>Around every successful authentication, the response included.</summary>
    public static readonly HookPoint<RecordAuthRequestEvent> AuthRequest = new("onRecordAuthRequest");

    /// <summary>Around a sign-in with a password.</summary>
    public static readonly HookPoint<AuthWithPasswordRequestEvent> WithPassword = new("onRecordAuthWithPasswordRequest");

    /// <summary>Around a sign-in through another provider.</summary>
    public static readonly HookPoint<AuthWithOAuth2RequestEvent> WithOAuth2 = new("onRecordAuthWithOAuth2Request");

    /// <summary>Around a refresh.</summary>
    public static readonly HookPoint<AuthRefreshRequestEvent> Refresh = new("onRecordAuthRefreshRequest");

    /// <summary>Around a request for a one-time password.</summary>
    public static readonly HookPoint<OtpRequestEvent> RequestOtp = new("onRecordRequestOTPRequest");

    /// <summary>Around a sign-in with a one-time password.</summary>
    public static readonly HookPoint<AuthWithOtpRequestEvent> WithOtp = new("onRecordAuthWithOTPRequest");

    /// <summary>Around a request for a new password.</summary>
    public static readonly HookPoint<AuthMailRequestEvent> RequestPasswordReset = new("onRecordRequestPasswordResetRequest");

    /// <summary>Around setting a new password.</summary>
    public static readonly HookPoint<AuthMailRequestEvent> ConfirmPasswordReset = new("onRecordConfirmPasswordResetRequest");

    /// <summary>Around a request to verify an address.</summary>
    public static readonly HookPoint<AuthMailRequestEvent> RequestVerification = new("onRecordRequestVerificationRequest");

    /// <summary>Around verifying an address.</summary>
    public static readonly HookPoint<AuthMailRequestEvent> ConfirmVerification = new("onRecordConfirmVerificationRequest");

    /// <summary>Around a request for a new address.</summary>
    public static readonly HookPoint<EmailChangeRequestEvent> RequestEmailChange = new("onRecordRequestEmailChangeRequest");

    /// <summary>Around setting a new address.</summary>
    public static readonly HookPoint<EmailChangeRequestEvent> ConfirmEmailChange = new("onRecordConfirmEmailChangeRequest");

    internal static IEnumerable<HookPoint> All =>
    [
        AuthRequest, WithPassword, WithOAuth2, Refresh, RequestOtp,
        WithOtp, RequestPasswordReset, ConfirmPasswordReset, RequestVerification, ConfirmVerification,
        RequestEmailChange, ConfirmEmailChange,
    ];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="AuthRequest"/>
        public IHook<RecordAuthRequestEvent> RecordAuthRequest => hooks.On(AuthRequest);

        /// <inheritdoc cref="WithPassword"/>
        public IHook<AuthWithPasswordRequestEvent> RecordAuthWithPasswordRequest => hooks.On(WithPassword);

        /// <inheritdoc cref="WithOAuth2"/>
        public IHook<AuthWithOAuth2RequestEvent> RecordAuthWithOAuth2Request => hooks.On(WithOAuth2);

        /// <inheritdoc cref="Refresh"/>
        public IHook<AuthRefreshRequestEvent> RecordAuthRefreshRequest => hooks.On(Refresh);

        /// <inheritdoc cref="RequestOtp"/>
        public IHook<OtpRequestEvent> RecordRequestOTPRequest => hooks.On(RequestOtp);

        /// <inheritdoc cref="WithOtp"/>
        public IHook<AuthWithOtpRequestEvent> RecordAuthWithOTPRequest => hooks.On(WithOtp);

        /// <inheritdoc cref="RequestPasswordReset"/>
        public IHook<AuthMailRequestEvent> RecordRequestPasswordResetRequest => hooks.On(RequestPasswordReset);

        /// <inheritdoc cref="ConfirmPasswordReset"/>
        public IHook<AuthMailRequestEvent> RecordConfirmPasswordResetRequest => hooks.On(ConfirmPasswordReset);

        /// <inheritdoc cref="RequestVerification"/>
        public IHook<AuthMailRequestEvent> RecordRequestVerificationRequest => hooks.On(RequestVerification);

        /// <inheritdoc cref="ConfirmVerification"/>
        public IHook<AuthMailRequestEvent> RecordConfirmVerificationRequest => hooks.On(ConfirmVerification);

        /// <inheritdoc cref="RequestEmailChange"/>
        public IHook<EmailChangeRequestEvent> RecordRequestEmailChangeRequest => hooks.On(RequestEmailChange);

        /// <inheritdoc cref="ConfirmEmailChange"/>
        public IHook<EmailChangeRequestEvent> RecordConfirmEmailChangeRequest => hooks.On(ConfirmEmailChange);
    }
}
