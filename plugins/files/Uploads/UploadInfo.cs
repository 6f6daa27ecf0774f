using System.Text.Json.Serialization;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Records;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>What is known of an upload that no record has yet.</summary>
internal sealed record UploadInfo
{
    /// <summary>Nobody can guess it.</summary>
    public required string Id { get; init; }

    /// <summary>Collection and id of the account that may go on with it; empty where the id is all that it takes.</summary>
    public required string Account { get; init; }

    /// <summary>The network that it was begun from.</summary>
    public required string Network { get; init; }

    /// <summary>Id of the collection that the file is for.</summary>
    public required string Collection { get; init; }

    /// <summary>Id of the field that the file is for.</summary>
    public required string Field { get; init; }

    /// <summary>Name that the client gave.</summary>
    public required string FileName { get; init; }

    /// <summary>Number of bytes that it will have.</summary>
    public required long Size { get; init; }

    /// <summary>Whether it goes to the bucket, without passing the server.</summary>
    public bool IsInBucket { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The account of a caller; empty for a guest.</summary>
    public static string AccountOf(AuthState caller) => caller.Record is { } record ? AccountOf(record) : "";

    /// <summary>An account.</summary>
    public static string AccountOf(Record account) => AccountsOf(account.Collection) + account.Id;

    /// <summary>How all accounts of a collection begin.</summary>
    public static string AccountsOf(Collection collection) => collection.Id + "/";

    /// <summary>Whether somebody may go on with it, or use it.</summary>
    public bool BelongsTo(AuthState caller) => Account.Length == 0 || Account == AccountOf(caller);

    /// <summary>Whether it counts for the same account as another one, or, for guests, the same network.</summary>
    public bool IsOfCallerOf(UploadInfo other) => Account == other.Account && (Account.Length > 0 || Network == other.Network);
}

/// <summary>How it is kept on the disk.</summary>
[JsonSerializable(typeof(UploadInfo))]
internal sealed partial class UploadInfoJson : JsonSerializerContext;
