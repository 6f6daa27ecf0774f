namespace Holdall.Collections;

/// <summary>Who sees a field of a record, unless a hook shows or hides it there (spec 04, sections 5 and 6).</summary>
internal enum FieldVisibility
{
    Everyone,

    /// <summary>Everyone when the record says so, else whoever may see the addresses of others, and the record itself.</summary>
    Email,
    Superusers,
    Nobody,
}
