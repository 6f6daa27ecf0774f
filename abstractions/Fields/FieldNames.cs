using Holdall.Collections;
namespace Holdall.Fields;

/// <summary>Names of the fields that the product gives to collections and relies on.</summary>
public static class FieldNames
{
    /// <summary>The id of a record; every collection has it.</summary>
    public const string Id = "id";

    /// <summary>The e-mail address of an auth record.</summary>
    public const string Email = "email";

    /// <summary>Whether everyone may see the address of an auth record.</summary>
    public const string EmailVisibility = "emailVisibility";

    /// <summary>Whether the address of an auth record was verified.</summary>
    public const string Verified = "verified";

    /// <summary>The password of an auth record, or of a one-time password; only its hash is stored.</summary>
    public const string Password = "password";

    /// <summary>The record's part of the keys that sign its tokens: a new one ends all tokens that are out.</summary>
    public const string TokenKey = "tokenKey";

    /// <summary>When a record was created, where a collection has that field.</summary>
    public const string Created = "created";

    /// <summary>When a record was saved last, where a collection has that field.</summary>
    public const string Updated = "updated";

    /// <summary>In <see cref="SystemCollections"/>: id of the collection of the auth record that a record belongs to.</summary>
    public const string CollectionRef = "collectionRef";

    /// <summary>In <see cref="SystemCollections"/>: id of the auth record that a record belongs to.</summary>
    public const string RecordRef = "recordRef";
}
