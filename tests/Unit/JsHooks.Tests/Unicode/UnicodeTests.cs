using Holdall.Plugins.JsHooks.Tests.Globals;

namespace Holdall.Plugins.JsHooks.Tests.Unicode;

public sealed class UnicodeTests
{
    [Theory]
    [InlineData("'\\u00e9'.normalize('NFD').length", "2")]
    [InlineData("'e\\u0301'.normalize() === '\\u00e9'", "true")]
    [InlineData("'\\ufb01'.normalize('NFKC')", "\"fi\"")]
    [InlineData("'\\uac00'.normalize('NFD').length", "2")]
    [InlineData("'Cr\\u00e8me Br\\u00fbl\\u00e9e'.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '')", "\"Creme Brulee\"")]
    [InlineData("'plain'.normalize('NFKD')", "\"plain\"")]
    [InlineData("'x'.normalize('NFX')", "\"thrown: RangeError\"")]
    [InlineData("String.prototype.normalize.call(null)", "\"thrown: TypeError\"")]
    public Task Texts_have_the_forms_of_Unicode(string expression, string expected) => ShouldBe(expression, expected);

    [Theory]
    [InlineData("'a'.localeCompare('B')", "-1")]
    [InlineData("'a'.localeCompare('A')", "-1")]
    [InlineData("'B'.localeCompare('a')", "1")]
    [InlineData("'a'.localeCompare('a')", "0")]
    [InlineData("['z', '\\u00e9b', 'E', 'ea', 'ec', '_', '1', ' '].sort((a, b) => a.localeCompare(b)).join('')", "\" _1Eea\u00e9becz\"")]
    [InlineData("'resume'.localeCompare('r\\u00e9sum\\u00e9')", "-1")]
    [InlineData("'r\\u00e9sum\\u00e9'.localeCompare('resumes')", "-1")]
    [InlineData("'\\u00e9'.localeCompare('e\\u0301')", "0")]
    [InlineData("'a2'.localeCompare('a10')", "1")]
    [InlineData("'a2'.localeCompare('a10', undefined, { numeric: true })", "-1")]
    [InlineData("'\\u00c9'.localeCompare('e', 'en', { sensitivity: 'base' })", "0")]
    [InlineData("'\\u00e9'.localeCompare('E', 'en', { sensitivity: 'accent' })", "1")]
    [InlineData("'stra\\u00dfe'.localeCompare('strasse', 'de', { sensitivity: 'base' })", "0")]
    public Task Texts_have_the_order_that_readers_expect(string expression, string expected) => ShouldBe(expression, expected);

    private static async Task ShouldBe(string expression, string expected) => (await LibraryScripts.EvaluateAsync(expression)).ShouldBe(expected);
}
