using Holdall.Plugins.Files.Uploads.Tus;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>The routes of uploads that come before their record, as far as the operator has switched them on.</summary>
internal sealed class UploadsModule(
    PresignUpload presign, TusRequests tus, BeginUpload begin, ShowUpload show, AppendToUpload append, EndUpload end, IOptions<FilesSettings> settings)
    : ICarterModule
{
    private const string Upload = TusRequests.Path + "/{id}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        if (settings.Value.PresignedUploads) app.MapPost(TusRequests.Path + "/presigned", http => presign.RunAsync(RequestContext.Of(http))).AcceptScoped();
        if (settings.Value.ResumableUploads) AddTus(app);
    }

    private void AddTus(IEndpointRouteBuilder app)
    {
        app.MapMethods(TusRequests.Path, [HttpMethods.Options], http => tus.DescribeAsync(RequestContext.Of(http))).AnswerOptions().AcceptScoped();
        app.MapPost(TusRequests.Path, http => begin.RunAsync(RequestContext.Of(http))).AcceptScoped();
        app.MapMethods(Upload, [HttpMethods.Head], http => show.RunAsync(RequestContext.Of(http))).AcceptScoped().LogFailuresOnly();
        // The size of an upload was bounded when it was begun.
        app.MapMethods(Upload, [HttpMethods.Patch], http => append.RunAsync(RequestContext.Of(http))).AcceptScoped().LimitBody(null).LogFailuresOnly();
        app.MapDelete(Upload, http => end.RunAsync(RequestContext.Of(http))).AcceptScoped();
        app.MapPost(Upload, http => InPlaceOfPost(RequestContext.Of(http))).AcceptScoped().LimitBody(null).LogFailuresOnly();
    }

    /// <summary>Clients that can send nothing but <c>POST</c> say in a header what they mean.</summary>
    private Task InPlaceOfPost(RequestContext request) => request.Http.Request.Headers["X-HTTP-Method-Override"].ToString() switch
    {
        "PATCH" => append.RunAsync(request),
        "DELETE" => end.RunAsync(request),
        _ => throw ApiException.NotFound(),
    };
}
