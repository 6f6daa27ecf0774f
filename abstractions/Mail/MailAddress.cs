namespace Holdall.Mail;

/// <summary>A mail address.</summary>
public sealed record MailAddress
{
    /// <summary>Makes an address.</summary>
    /// <param name="address">See <see cref="Address"/>.</param>
    /// <param name="name">See <see cref="Name"/>.</param>
    public MailAddress(string address, string name = "")
    {
        Address = address;
        Name = name;
    }

    /// <summary>The address itself.</summary>
    public string Address { get; }

    /// <summary>Name shown to people; may be empty.</summary>
    public string Name { get; }

    /// <summary>Whether a text has the form of an e-mail address.</summary>
    public static bool IsWellFormed(string address) => MailAddressForm.Matches(address);
}
