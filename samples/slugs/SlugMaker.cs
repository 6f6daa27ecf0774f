using System.Text;
using Microsoft.Extensions.Options;

namespace Slugs;

/// <summary>Makes slugs: ASCII letters and digits in lower case, a dash for everything between them.</summary>
internal sealed class SlugMaker(IOptions<SlugSettings> settings)
{
    public string From(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title)
        {
            if (slug.Length >= settings.Value.MaxLength) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
