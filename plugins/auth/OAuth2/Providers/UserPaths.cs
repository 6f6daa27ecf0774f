using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>Where the facts about a user are in a document, by paths from <see cref="Root"/>. What has no path is not there.</summary>
internal sealed record UserPaths
{
    /// <summary>Where they all are, such as <c>data.0</c>; empty = the document itself. It must be there.</summary>
    public string Root { get; init; } = "";

    public string Id { get; init; } = "id";

    /// <summary>Whether the id is a number.</summary>
    public bool IsIdNumber { get; init; }

    public string Name { get; init; } = "";

    public string Username { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>Flags that say together that the address is verified.</summary>
    public IReadOnlyList<string> EmailFlags { get; init; } = [];

    public string Avatar { get; init; } = "";

    /// <exception cref="OAuth2Exception">Something is of another type than it must be, or nobody is there.</exception>
    public OAuth2User Read(UserDocument document)
    {
        var user = At(document);
        return new OAuth2User
        {
            Id = IsIdNumber ? user.GetInteger(Id) : user.GetText(Id),
            Name = Text(user, Name),
            Username = Text(user, Username),
            Email = EmailFlags.All(user.GetFlag) ? Text(user, Email) : "",
            AvatarURL = Text(user, Avatar),
            RawUser = document.Root,
        };
    }

    /// <summary>The part of a document that the facts are in.</summary>
    public UserDocument At(UserDocument document)
    {
        if (Root.Length == 0) return document;
        return new UserDocument(document.Find(Root) ?? throw new OAuth2Exception("The provider has told of nobody."));
    }

    private static string Text(UserDocument user, string path) => path.Length == 0 ? "" : user.GetText(path);
}
