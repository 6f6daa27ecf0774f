using System.Text;

namespace Holdall.Bench.Backups;

/// <summary>
/// Texts that pack as written ones do: a few words make up most of them and most words are rare (Zipf). Always the same ones.
/// </summary>
internal sealed class PlainText
{
    private const int WordCount = 20_000;
    private const int Length = 8_000_000;

    private static readonly string[] s_syllables =
    [
        "an", "be", "com", "der", "en", "fi", "gra", "ho", "in", "ka", "lo", "ment", "ne", "or", "pro", "re", "sta", "ti", "un", "ver", "wa", "ing", "tion", "ly",
    ];

    private readonly Random _chance = new(20260101);
    private readonly string[] _words = new string[WordCount];
    private readonly double[] _until = new double[WordCount];
    private readonly string _text;

    public PlainText()
    {
        var sum = 0.0;
        for (var i = 0; i < WordCount; i++)
        {
            // Frequent words are short.
            _words[i] = string.Concat(_chance.GetItems(s_syllables, i < 100 ? 1 : _chance.Next(2, 5)));
            _until[i] = sum += 1.0 / (i + 1);
        }

        for (var i = 0; i < WordCount; i++)
            _until[i] /= sum;
        _text = WriteAll();
    }

    public Random Chance => _chance;

    /// <summary>A passage of so many characters. All are of one long text, much longer than what packing looks back at.</summary>
    public string Take(int length) => _text.Substring(_chance.Next(_text.Length - length), length);

    private string WriteAll()
    {
        var text = new StringBuilder(Length + 300);
        while (text.Length < Length)
            WriteSentence(text);
        return text.ToString();
    }

    private void WriteSentence(StringBuilder text)
    {
        for (var left = _chance.Next(5, 20); left > 0; left--)
        {
            var found = Array.BinarySearch(_until, _chance.NextDouble());
            text.Append(_words[Math.Min(found < 0 ? ~found : found, WordCount - 1)]).Append(left > 1 ? " " : ". ");
        }
    }
}
