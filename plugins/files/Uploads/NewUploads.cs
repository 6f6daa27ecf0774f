using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Files.S3;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>
/// Begins uploads, within bounds. Whether the record may be saved is asked when it is: its rules may depend on values that are not known before.
/// Here it is enough that the caller may save any record of the collection.
/// </summary>
internal sealed class NewUploads(ICollections collections, UploadFolder folder, IOptions<FilesSettings> settings, TimeProvider time)
{
    private const long DefaultMaxSize = 5 << 20;

    private readonly Lock _lock = new();

    /// <exception cref="ApiException">400, 403 or 404, there can be no such upload; 413, it is too large; 429, too many are not finished.</exception>
    public UploadInfo Add(RequestContext request, WantedUpload wanted, bool isInBucket)
    {
        var collection = collections.Find(wanted.Collection) ?? throw ApiException.NotFound("Missing or invalid collection context.");
        RefuseUnlessSomeMayBeSaved(collection, request.Auth);
        if (collection.Fields.Find(wanted.Field) is not FileField field || field.Hidden && !request.Auth.IsSuperuser)
            throw ApiException.BadRequest(errors: new FieldErrors().Add("field", FieldError.NotInList));
        var most = field.MaxSize == 0 ? DefaultMaxSize : field.MaxSize;
        if (wanted.Size > most) throw new ApiException(StatusCodes.Status413PayloadTooLarge, $"The field takes files of at most {most} bytes.");
        var info = new UploadInfo
        {
            Id = UploadIds.New(),
            Account = UploadInfo.AccountOf(request.Auth),
            Network = RequestContext.NetworkOf(request.ClientAddress),
            Collection = collection.Id,
            Field = field.Id,
            FileName = OriginalNames.Cut(wanted.FileName[(wanted.FileName.LastIndexOf('/') + 1)..]),
            Size = wanted.Size,
            IsInBucket = isInBucket,
            Created = time.GetUtcNow(),
        };
        lock (_lock)
        {
            RefuseIfFull(info, request.Auth.IsSuperuser);
            folder.Add(info);
        }

        return info;
    }

    private static void RefuseUnlessSomeMayBeSaved(Collection collection, AuthState caller)
    {
        if (collection.IsView) throw ApiException.BadRequest("Unsupported collection type.");
        UploadScope.RefuseOutOf(caller, collection);
        var mayCreate = MayPass(collection.CreateRule, caller) && caller.IsInScope(collection, AccessRights.Create);
        var mayUpdate = MayPass(collection.UpdateRule, caller) && caller.IsInScope(collection, AccessRights.Update);
        if (!mayCreate && !mayUpdate) throw ApiException.Forbidden();
    }

    /// <summary>Guests need an open rule: what another one would say of them is not known, and what they begin is bounded by their address only.</summary>
    private static bool MayPass(string? rule, AuthState caller) => caller.IsSuperuser || (caller.IsGuest ? rule is "" : rule is not null);

    private void RefuseIfFull(UploadInfo wanted, bool isSuperuser)
    {
        var (all, ofCaller, ofNetwork) = (new Share(wanted), new Share(wanted), new Share(wanted));
        foreach (var other in folder.All())
        {
            all.Add(other);
            if (other.IsOfCallerOf(wanted)) ofCaller.Add(other);
            if (other.Network == wanted.Network) ofNetwork.Add(other);
        }

        var most = settings.Value;
        ofCaller.RefuseOver(most.MaxUploadsOfCaller, most.MaxUploadBytesOfCaller, "Too many uploads of yours belong to no record yet.");
        // Others keep no superuser out.
        if (isSuperuser) return;
        ofNetwork.RefuseOver(most.MaxUploadsOfAddress, most.MaxUploadBytesOfAddress, "Too many uploads from your address belong to no record yet.");
        all.RefuseOver(most.MaxUploads, most.MaxUploadBytes, "Too many uploads belong to no record yet.");
    }

    /// <summary>Uploads that count together.</summary>
    private struct Share(UploadInfo wanted)
    {
        private long _count = 1;
        private long _bytes = wanted.Size;

        public void Add(UploadInfo upload)
        {
            _count++;
            _bytes += upload.Size;
        }

        /// <exception cref="ApiException">429, there are more.</exception>
        public readonly void RefuseOver(long count, long bytes, string message)
        {
            if (_count > count || _bytes > bytes) throw new ApiException(StatusCodes.Status429TooManyRequests, message) { RetryAfter = TimeSpan.FromHours(1) };
        }
    }
}
