using Holdall.Http;
using Holdall.Mail;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Plugins.JsHooks.Requests;
using Microsoft.AspNetCore.Http;

namespace Holdall.Plugins.JsHooks.Tests.Requests;

public sealed class HostValueTests
{
    private readonly Scripts _scripts = new([Scripts.Taker.Table, .. HostTables.All]);

    [Fact]
    public async Task A_missing_header_has_no_values() =>
        (await _scripts.RunAsync("(out, h) => out.take([h.values('X-None'), h.get('X-None'), h.values('X-A')])", new ScriptHeaders(new HeaderDictionary { ["X-A"] = "1" })))
            .ShouldBe("""[[],"",["1"]]""");

    [Fact]
    public async Task A_message_is_written_as_JSON() =>
        (await _scripts.RunAsync("(out, m) => out.take(JSON.parse(JSON.stringify(m)).subject)", new MailMessage { Subject = "s" })).ShouldBe("\"s\"");

    [Fact]
    public async Task The_header_of_a_file_of_a_form_has_a_type_and_a_name()
    {
        var file = new UploadedFile { Key = "doc", FileName = "a\".txt", Size = 1, Open = () => new MemoryStream([65]) };
        (await _scripts.RunAsync("(out, f) => out.take([f.header.get('Content-Type'), f.header.get('Content-Disposition')])", new MultipartFile(file)))
            .ShouldBe("""["text/plain","form-data; name=\"doc\"; filename=\"a\\\".txt\""]""");
    }
}
