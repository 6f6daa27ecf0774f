using System.Text;
using Microsoft.Extensions.Options;

namespace Slugs;

/// <summary>Makes slugs: letters and digits in lower case, dashes between words.</summary>
internal sealed class SlugMaker(IOptions<SlugSettings> settings)
{
    public string From(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (slug.Length >= settings.Value.MaxLength) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-' && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark) slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
