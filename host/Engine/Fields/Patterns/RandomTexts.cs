using Holdall.Values;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>Random texts for others: their patterns are not kept, since there may be any number of them.</summary>
internal sealed class RandomTexts : IRandomText
{
    public string Generate(string pattern)
    {
        PatternNode parsed;
        try
        {
            parsed = Pattern.Parse(pattern);
        }
        catch (PatternException e)
        {
            throw new FormatException(e.Message, e);
        }

        return RandomText.TryGenerate(parsed, out var text, out var unsupported) ? text : throw new FormatException($"unsupported pattern operator {unsupported}");
    }
}
