using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Holdall.Host.Tests.Requests.Bodies;

public sealed class BodyTests : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";
    private TestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await TestHost.StartAsync(new EchoPlugin());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<(int Status, string Body)> PostAsync(string path, string? type, string body, string method = "POST")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (type is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"b":1.5,"a":[true,null,"x"]} trailing""", """{"a":[true,null,"x"],"b":1.5}""")]
    [InlineData("null", "{}")]
    [InlineData("""{"b":"\ud83d\udc22\n\/","c":{"d":[]}} {"b":1,"b":2}""", "{\"b\":\"🐢\\n/\",\"c\":{\"d\":[]}}")]
    public async Task JSON_is_read_up_to_the_end_of_its_first_value(string json, string told) =>
        (await PostAsync("/body/free", "application/jsonp", json)).ShouldBe((200, told));

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"x\"")]
    [InlineData("  ")]
    [InlineData("{\"")]
    [InlineData("{\"a\":1e400}")]
    [InlineData("{\"a\":\"\u0001\"}")]
    [InlineData("\ufeff{}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"a":[{"b":{"c":1,"c":1}}]}""")]
    [InlineData("""{"a":"\ud800x"}""")]
    [InlineData("""{"a\udc00":1}""")]
    public async Task Other_JSON_is_refused(string json)
    {
        (await PostAsync("/body/free", "application/json", json)).Status.ShouldBe(400);
        (await PostAsync("/body/fixed", "application/json", json)).Body.ShouldContain("Can't load it.");
    }

    [Fact]
    public async Task Deep_JSON_is_refused_and_not_a_danger() =>
        (await PostAsync("/body/free", "application/json", "{\"a\":" + new string('[', 100_000))).Status.ShouldBe(400);

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("APPLICATION/JSON")]
    public async Task Other_types_are_refused(string? type) => (await PostAsync("/body/free", type, "{}")).Body.ShouldContain("Unsupported Content-Type.");

    [Fact]
    public async Task Without_a_body_the_type_does_not_matter()
    {
        (await PostAsync("/body/free", "text/plain", "")).ShouldBe((200, "{}"));
        (await PostAsync("/body/fixed", "text/plain", "")).ShouldBe((200, "|0|False||"));
    }

    [Fact]
    public async Task An_empty_body_of_unknown_length_is_read()
    {
        var answer = await _host.SendRawAsync(
            "POST /body/free HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 400");
    }

    [Theory]
    [InlineData("a=true&b=false&c=1&d=-3.4&e=0.0001&f=-0", """{"a":true,"b":false,"c":1,"d":-3.4,"e":0.0001,"f":0}""")]
    [InlineData(
        "a=&b=null&c=0.0&d=0001&e=1e5&f=1_000&g=+12+&h=.5&i=-",
        """{"a":"","b":"null","c":"0.0","d":"0001","e":"1e5","f":"1_000","g":" 12 ","h":".5","i":"-"}""")]
    [InlineData("a=1&a=x&b%5B%5D=%C3%A9", """{"a":[1,"x"],"b[]":"é"}""")]
    [InlineData("a=1&b=2&@jsonPayload={\"a\":null}&@jsonPayload={\"c\":[\"1\"]}", """{"a":null,"b":2,"c":["1"]}""")]
    public async Task Values_of_a_form_are_inferred(string form, string told) => (await PostAsync("/body/free", Form, form)).ShouldBe((200, told));

    [Theory]
    [InlineData("a=%zz", "")]
    [InlineData("a=1;b", "")]
    [InlineData("a=1", "?b=1;c")]
    [InlineData("@jsonPayload=", "")]
    [InlineData("@jsonPayload=[]", "")]
    [InlineData("@jsonPayload={} x", "")]
    [InlineData("@jsonPayload={\"a\":1,\"a\":2}", "")]
    [InlineData("@jsonPayload={}{}", "")]
    public async Task A_broken_form_is_refused(string form, string query) => (await PostAsync("/body/free" + query, Form, form)).Status.ShouldBe(400);

    [Fact]
    public async Task The_query_takes_part_in_a_form()
    {
        (await PostAsync("/body/free?a=query&q=1", Form, "a=body")).Body.ShouldBe("""{"a":["body","query"],"q":1}""");
        (await PostAsync("/body/free?a=query", "multipart/form-data; boundary=b", Part("a", "body") + "--b--")).Body.ShouldBe("""{"a":["query","body"]}""");
        (await PostAsync("/body/free?a=query", "application/json", "{}")).Body.ShouldBe("{}");
    }

    [Fact]
    public async Task A_url_encoded_body_is_not_read_for_GET() => (await PostAsync("/body/free?q=1", Form, "a=%zz", "GET")).Body.ShouldBe("""{"q":1}""");

    [Fact]
    public async Task A_multipart_body_has_values_and_files()
    {
        var body = "before\r\n" + Part("a", "1") + Part("f", "content", "C:/x/name.txt") + Part("f", "", "empty.txt") + Part("", "nameless") + "--b--\r\nbehind";

        (await PostAsync("/body/free", "multipart/form-data; boundary=\"b\"", body)).Body.ShouldBe(
            """{"a":1,"files":["f|name.txt|7|content","f|empty.txt|0|"]}""");
    }

    [Theory]
    [InlineData("multipart/form-data", "--b--")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1")]
    [InlineData("multipart/form-data; boundary=b", "nothing")]
    public async Task A_multipart_body_without_its_boundaries_is_refused(string type, string body) =>
        (await PostAsync("/body/free", type, body)).Status.ShouldBe(400);

    [Theory]
    [InlineData("")]
    [InlineData("before\n")]
    public async Task Bare_line_feeds_part_a_multipart_body_too(string before)
    {
        var body = before + "--b\nContent-Disposition: form-data; name=\"a\"\n\n1\r\n2\n--b\ncontent-disposition: form-data; name=f; filename=x.txt\n\none\ntwo\n";

        (await PostAsync(
            "/body/free", "multipart/form-data; boundary=b", body + "--b--\nbehind")).Body.ShouldBe("""{"a":"1\r\n2","files":["f|x.txt|7|one\ntwo"]}""");
        (await PostAsync("/body/free", "multipart/form-data; boundary=b", body)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public async Task A_multipart_body_has_at_most_1000_parts(string line)
    {
        var part = Part("a", "1").ReplaceLineEndings(line);
        var thousand = new StringBuilder().Insert(0, part, 1000).ToString();
        (await PostAsync("/body/free", "multipart/form-data; boundary=b", thousand + "--b--" + line)).Status.ShouldBe(200);
        (await PostAsync("/body/free", "multipart/form-data; boundary=b", part + thousand + "--b--" + line)).Status.ShouldBe(400);
        (await PostAsync("/body/fixed", "multipart/form-data; boundary=b", part + thousand + "--b--" + line)).Body.ShouldContain("Can't load it.");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public async Task A_header_of_a_part_may_go_on_in_the_next_line(string newline)
    {
        var body = "--b\r\nContent-Type: text/plain;\r\n\tcharset=utf-8\r\nContent-Disposition: form-data; name=\"f\";\r\n filename=\"long name.txt\"\r\n\r\nX\r\n"
            + "--b \r\nContent-Disposition: form-data;\r\n\t name=a\r\n\r\n1\r\n--b--";

        (await PostAsync("/body/free", "multipart/form-data; boundary=b", body.Replace("\r\n", newline, StringComparison.Ordinal)))
            .ShouldBe((200, """{"a":1,"files":["f|long name.txt|1|X"]}"""));
    }

    [Theory]
    [InlineData("\r\n--", "\r\n-\r\n--\r\r\n--")]
    [InlineData("", "")]
    public async Task What_looks_like_the_beginning_of_a_boundary_is_content(string start, string content)
    {
        var body = Part("a", start + content) + Part("f", content, "x.txt") + "--b--";

        (await PostAsync("/body/free", "multipart/form-data; boundary=b", body)).Body
            .ShouldBe(Holdall.Values.Cast.Serialize(new Dictionary<string, object?> { ["a"] = start + content, ["files"] = new List<object?> { $"f|x.txt|{content.Length}|{content}" } }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_multipart_body_may_come_in_small_pieces(int size)
    {
        var body = Part("a", "12\r\n-") + Part("f", "\r\ncontent\r\n", "name.txt") + "--b--\r\n";

        var answer = await PostInChunksAsync("/body/free", "multipart/form-data; boundary=b", body, size);

        answer.ShouldContain("""{"a":"12\r\n-","files":["f|name.txt|11|\r\ncontent\r\n"]}""");
    }

    [Theory]
    [InlineData("Content-Disposition form-data; name=a\r\n\r\n1")]
    [InlineData("Content-Disposition: form-data; name=a\r\n")]
    [InlineData("X: 16384")]
    public async Task A_part_whose_head_can_not_be_read_is_refused(string head)
    {
        if (head.StartsWith('X')) head = "X: " + new string('x', 16384) + "\r\n\r\n1";

        (await PostAsync("/body/free", "multipart/form-data; boundary=b", $"--b\r\n{head}\r\n--b--")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Large_files_are_kept_outside_of_memory_until_the_request_ends()
    {
        var body = Part("f", new string('x', 17 << 20), "large.bin") + Part("g", "small", "small.bin") + "--b--";

        (await PostAsync("/body/free", "multipart/form-data; boundary=b", body)).Body.ShouldBe(
            $$"""{"files":["f|large.bin|{{17 << 20}}|xxxxxxxxxxxxxxxxxxxx","g|small.bin|5|small"]}""");
    }

    [Fact]
    public async Task Until_then_large_files_lie_in_the_temporary_folder_of_the_data_directory()
    {
        var folder = Path.Combine(_host.Folder, "pb_data", ".pb_temp_to_delete");
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(_host.Address.Host, _host.Address.Port, TestContext.Current.CancellationToken);
            var begun = "POST /body/free HTTP/1.1\r\nHost: test\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 30000000\r\n\r\n" + Part(
                "f", new string('x', 17 << 20), "large.bin");
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begun), TestContext.Current.CancellationToken);

            await Eventually.HoldsAsync(() => Task.FromResult(Directory.Exists(folder) && Directory.GetFiles(folder, "upload_*").Length == 1));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(Directory.GetFiles(folder, "upload_*").Length == 0));
    }

    [Fact]
    public async Task A_body_over_the_limit_of_its_endpoint_is_413()
    {
        (await PostAsync("/body/small", "application/json", """{"a":123}""")).Status.ShouldBe(200);
        (await PostAsync("/body/small", "application/json", """{"a":12345}""")).Status.ShouldBe(413);
        (await _host.SendRawAsync("POST /body/small HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nb\r\n{\"a\":12345}\r\n0\r\n\r\n")).ShouldStartWith("HTTP/1.1 413");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task What_frames_the_chunks_of_a_body_does_not_count(int size)
    {
        (await PostInChunksAsync("/body/small", "application/json", """{"a":1234}""", size)).ShouldStartWith("HTTP/1.1 200");
        (await PostInChunksAsync("/body/small", "application/json", """{"a":12345}""", size)).ShouldStartWith("HTTP/1.1 413");
    }

    [Fact]
    public async Task The_limit_is_32_MiB_unless_the_endpoint_says_otherwise()
    {
        var large = """{"a":1}""" + new string(' ', 32 << 20);

        (await PostAsync("/body/free", "application/json", large)).Status.ShouldBe(413);
        (await PostAsync("/body/free", "application/json", large[..(32 << 20)])).Status.ShouldBe(200);
        (await PostAsync("/body/endless", "application/json", large)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("application/json", """{"TEXT":"a","Number":-5,"flag":true,"list":["x","y"],"group":{"field":"z"}}""")]
    [InlineData(Form, "text=a&number=-5&flag=T&list=x&list=y&group.field=z")]
    [InlineData(
        "application/xml",
        "<any><Text>a</Text><Number>-5</Number><Flag>1</Flag><List>x</List><List>y</List><Group><Field>z</Field></Group><text>ignored</text></any>")]
    public async Task Fields_of_a_fixed_shape_are_read_from_every_type(string type, string body) =>
        (await PostAsync("/body/fixed", type, body)).ShouldBe((200, "a|-5|True|x,y|z"));

    [Fact]
    public async Task XML_can_not_be_free_form() => (await PostAsync("/body/free", "text/xml", "<x/>")).Status.ShouldBe(400);

    [Theory]
    [InlineData("/body/fixed")]
    [InlineData("/body/free")]
    public async Task XML_that_is_nested_without_end_is_refused(string path)
    {
        var body = new StringBuilder("<x>").Insert(3, "<A>", 100_000).Insert(300_003, "</A>", 100_000).Append("</x>");
        (await PostAsync(path, "text/xml", body.ToString())).Status.ShouldBe(400);
    }

    [Fact]
    public async Task XML_with_entities_is_refused() =>
        (await PostAsync("/body/fixed", "text/xml", "<!DOCTYPE x [<!ENTITY e \"y\">]><x><Text>&e;</Text></x>")).Status.ShouldBe(400);

    [Theory]
    [InlineData("5", 200)]
    [InlineData("5.0", 400)]
    [InlineData("5e0", 400)]
    [InlineData("5.5", 400)]
    public async Task A_whole_number_of_a_fixed_shape_is_written_without_a_fraction(string number, int status) =>
        (await PostAsync("/body/fixed", "application/json", $$"""{"number":{{number}}}""")).Status.ShouldBe(status);

    [Fact]
    public async Task A_value_of_the_wrong_type_makes_the_body_unreadable() =>
        (await PostAsync("/body/fixed", "application/json", """{"text":1}""")).ShouldBe((400, """{"data":{},"message":"Can't load it.","status":400}"""));

    private Task<string> PostInChunksAsync(string path, string type, string body, int size)
    {
        var chunks = new StringBuilder();
        foreach (var piece in body.Chunk(size)) chunks.Append(CultureInfo.InvariantCulture, $"{piece.Length:x}\r\n{new string(piece)}\r\n");
        return _host.SendRawAsync($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Type: {type}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}0\r\n\r\n");
    }

    private static string Part(string name, string content, string? file = null) =>
        $"--b\r\nContent-Disposition: form-data; name=\"{name}\"{(file is null ? "" : $"; filename=\"{file}\"")}\r\n\r\n{content}\r\n";
}
