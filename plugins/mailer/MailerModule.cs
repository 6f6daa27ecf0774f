namespace Holdall.Plugins.Mailer;

/// <summary>The routes of mail.</summary>
internal sealed class MailerModule(SendTestMail test) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapPost("/api/settings/test/email", http => test.RunAsync(RequestContext.Of(http))).RequireSuperuser();
}
