using Holdall.Plugins.JsHooks.Modules;

namespace Holdall.Plugins.JsHooks.Tests.Modules;

public sealed class BufferTests
{
    [Theory]
    [InlineData("Buffer.from('héllo').toString('base64')", "\"aMOpbGxv\"")]
    [InlineData("Buffer.from('aMOpbGxv', 'base64').toString()", "\"héllo\"")]
    [InlineData("Buffer.from('00ff1', 'hex').length", "2")]
    [InlineData("Buffer.from([1, 2, 255]).toString('hex')", "\"0102ff\"")]
    [InlineData("Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString()", "\"ab\"")]
    [InlineData("Buffer.alloc(3, 1).toString('hex')", "\"010101\"")]
    [InlineData("Buffer.from('abc').equals(Buffer.from('abc'))", "true")]
    [InlineData("Buffer.isBuffer(Buffer.from('')) && !Buffer.isBuffer(new Uint8Array(1))", "true")]
    [InlineData("Buffer.from('hello').slice(1, 3).toString()", "\"el\"")]
    [InlineData("Buffer.from('hello').indexOf('ll')", "2")]
    [InlineData("Buffer.byteLength('é')", "2")]
    [InlineData("JSON.stringify(Buffer.from('a'))", "\"{\\\"type\\\":\\\"Buffer\\\",\\\"data\\\":[97]}\"")]
    [InlineData("Buffer.from([1, 0, 0, 0]).readUInt32LE()", "1")]
    public async Task Buffers_are_those_of_Node(string expression, string expected) =>
        (await new Scripts([Scripts.Taker.Table], [new BufferGlobals()]).RunAsync($"(out) => out.take({expression})")).ShouldBe(expected);
}
