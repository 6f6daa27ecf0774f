namespace Holdall.Values;

/// <summary>Makes random texts that a pattern describes, as text fields do with their <see cref="Fields.TextField.AutogeneratePattern"/> (spec 01, section 3.2).</summary>
public interface IRandomText
{
    /// <summary>Makes a text that can't be guessed.</summary>
    /// <param name="pattern">
    /// A regular expression in RE2 syntax. <c>.</c> stands for a letter of the English alphabet or a digit; of repetitions the upper bound is exclusive, and
    /// what has none comes less than six times.
    /// </param>
    /// <exception cref="FormatException">It is no regular expression, or has parts such as <c>^</c> that nothing can be made for.</exception>
    string Generate(string pattern);
}
