namespace Holdall.Fields;

/// <summary>Who sees a field of a record, unless a hook shows or hides it there.</summary>
internal enum FieldVisibility
{
    Everyone,

    /// <summary>Everyone when the record says so, else whoever may see the addresses of others, and the record itself.</summary>
    Email,
    Superusers,
    Nobody,
}
