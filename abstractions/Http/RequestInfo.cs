using System.Text;
using Holdall.Auth;

namespace Holdall.Http;

/// <summary>What rules and filters can see of a request as <c>@request.*</c>.</summary>
public sealed record RequestInfo
{
    // Before the first use: what is static is made in the order of the text.
    private static readonly Dictionary<string, string> EmptyTexts = [];
    private static readonly Dictionary<string, object?> EmptyBody = [];

    /// <summary>Nobody asks: every <c>@request.*</c> of it is null.</summary>
    public static readonly RequestInfo None = new();

    /// <summary>Where the rule is asked; one of <see cref="RequestContexts"/>.</summary>
    public string Context { get; init; } = RequestContexts.Default;

    /// <summary>HTTP method in upper case.</summary>
    public string Method { get; init; } = "";

    /// <summary>Who asks.</summary>
    public AuthState Auth { get; init; } = AuthState.Guest;

    /// <summary>Query parameters; the first value of a name counts.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = EmptyTexts;

    /// <summary>Headers by the <see cref="HeaderKey"/> of their names.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = EmptyTexts;

    /// <summary>The body: null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>, lists and dictionaries of such.</summary>
    public IReadOnlyDictionary<string, object?> Body { get; init; } = EmptyBody;

    /// <summary>
    /// The name of a header as rules know it: its words in lower case, joined by one <c>_</c>. <c>X-Token</c> is <c>x_token</c>, <c>X--Two.Words!</c> is
    /// <c>x_two_words</c>.
    /// </summary>
    /// <param name="name">The name as it was sent.</param>
    public static string HeaderKey(string name)
    {
        var key = new StringBuilder(name.Length);
        var isInWord = false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                isInWord = false;
                continue;
            }

            if (!isInWord && key.Length > 0) key.Append('_');
            key.Append(char.ToLowerInvariant(c));
            isInWord = true;
        }

        return key.ToString();
    }
}
