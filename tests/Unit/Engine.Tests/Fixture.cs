using System.Text;

namespace Holdall.Engine.Tests;

/// <summary>Recorded texts that travel inside the test assembly.</summary>
internal static class Fixture
{
    public static string Text(string name)
    {
        using var stream = typeof(Fixture).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
