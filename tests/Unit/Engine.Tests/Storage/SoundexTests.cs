using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class SoundexTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbSession _session;

    public SoundexTests() => _session = DbSession.Open(_folder.File("data.db"));

    [Theory]
    [InlineData("'Robert'", "R163")]
    [InlineData("'Rupert'", "R163")]
    [InlineData("'Ashcraft'", "A226")]
    [InlineData("'Tymczak'", "T522")]
    [InlineData("'Pfister'", "P236")]
    [InlineData("'Honeyman'", "H555")]
    [InlineData("'Lee'", "L000")]
    [InlineData("' 12 o''Hara'", "O600")]
    [InlineData("'élan'", "L500")]
    [InlineData("''", "?000")]
    [InlineData("'123'", "?000")]
    [InlineData("7", "?000")]
    [InlineData("NULL", "?000")]
    public void Words_that_sound_alike_have_one_code(string value, string code) => Text($"SELECT soundex({value})").ShouldBe(code);

    [Fact]
    public void Views_and_indexes_may_use_it()
    {
        _session.Execute("CREATE TABLE t (name TEXT); INSERT INTO t VALUES ('Robert')");
        _session.Define("CREATE VIEW v AS SELECT soundex(name) AS code FROM t");
        _session.Define("CREATE INDEX i ON t (soundex(name))");
        Text("SELECT code FROM v").ShouldBe("R163");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private string Text(string sql)
    {
        using var row = _session.Prepare(sql);
        row.Step();
        return row.Text(0);
    }
}
