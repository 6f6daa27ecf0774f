namespace Holdall.Plugins.JsHooks.Tests.Globals;

public sealed class LibraryTests
{
    [Theory]
    [InlineData("$security.md5('hello')", "\"5d41402abc4b2a76b9719d911017c592\"")]
    [InlineData("[$security.md5(), $filepath.base(), $security.equal('')]", """["d41d8cd98f00b204e9800998ecf8427e",".",true]""")]
    [InlineData("$security.md5({ a: 1 }).length", "32")]
    [InlineData("$security.md5('a', 1, 2)", "\"0cc175b9c0f1b6a831c399e269772661\"")]
    [InlineData("$security.createJWT({ exp: 123 }, 'test', 0)", "\"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEyM30.7gbv7w672gApdBRASI6OniCtKwkKjhieSxsr6vxSrtw\"")]
    [InlineData("const t = $security.createJWT({ id: 'x', n: 1, list: [1, 2], exp: 4102444800 }, 'a'.repeat(32), 60); return $security.parseJWT(t, 'a'.repeat(32))", """{"exp":4102444800,"id":"x","list":[1,2],"n":1}""")]
    [InlineData("$security.parseJWT($security.createJWT({ id: 1 }, 'key', -60), 'key')", "\"thrown: GoError\"")]
    [InlineData("const k = 'k'.repeat(32); return $security.decrypt($security.encrypt('späß', k), k)", "\"späß\"")]
    [InlineData("$security.randomString(12).length", "12")]
    public Task Security(string expression, string expected) => ExpectAsync(expression, expected);

    [Theory]
    [InlineData("$filepath.split('/a/b.txt')", """["/a/","b.txt"]""")]
    [InlineData("$filepath.join('a', 'b', '../c')", "\"a/c\"")]
    [InlineData("$filepath.join()", "\"\"")]
    [InlineData("$filepath.match('[', 'a')", "\"thrown: GoError\"")]
    [InlineData("$filepath.rel('/a', 'b')", "\"thrown: GoError\"")]
    [InlineData("$filepath.splitList('/a:/b')", """["/a","/b"]""")]
    [InlineData("($filepath.glob('/nothing/here*') || []).length", "0")]
    public Task Filepath(string expression, string expected) => ExpectAsync(expression, expected);

    [Theory]
    [InlineData("new DateTime('2024-01-31 10:00:00', 'Europe/Berlin').string()", "\"2024-01-31 09:00:00.000Z\"")]
    [InlineData("/^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$/.test(new DateTime().string())", "true")]
    [InlineData("const d = new DateTime('2024-02-28 23:59:59.999Z'); return [d.unix(), d.isZero(), String(d), `${d}`, JSON.stringify(d), d.add(1e6).string(), d.addDate(1, 1, 1).string()]", """[1709164799,false,"2024-02-28 23:59:59.999Z","2024-02-28 23:59:59.999Z","\"2024-02-28 23:59:59.999Z\"","2024-02-29 00:00:00.000Z","2025-03-29 23:59:59.999Z"]""")]
    [InlineData("const a = new DateTime('2024-01-01'), b = new DateTime('2024-01-02'); return [a.before(b), a.after(b), a.equal(b), a.compare(b), b.sub(a)]", "[true,false,false,-1,86400000000000]")]
    [InlineData("const d = new DateTime('garbage'); return [d.isZero(), d.string(), JSON.stringify(d), d.unix() < 0]", """[true,"","\"\"",true]""")]
    [InlineData("const t = new DateTime('2024-03-04 05:06:07.089Z').time(); return [t.unix(), t.year(), t.month(), t.weekday(), t.yearDay(), t.format('2006-01-02 15:04:05'), t.add(1e9).second()]", """[1709528767,2024,3,1,64,"2024-03-04 05:06:07",8]""")]
    [InlineData("[new Timezone('Europe/Paris').string(), new Timezone('Nowhere').string(), new Timezone().string()]", """["Europe/Paris","UTC","UTC"]""")]
    [InlineData("({ d: new DateTime('2024-01-01'), t: new DateTime('2024-01-01').time() })", """{"d":"2024-01-01 00:00:00.000Z","t":"2024-01-01T00:00:00Z"}""")]
    [InlineData("new DateTime() instanceof DateTime", "true")]
    public Task Dates(string expression, string expected) => ExpectAsync(expression, expected);

    [Theory]
    [InlineData("[toString('x'), toString(5), toString(1.5), toString(true), toString(null), toString([104, 105]), toString({ a: 1 }), toString(['a', 1]), toString(new DateTime('2024-01-01')), toString(undefined)]", """["x","5","1.5","true","","[104,105]","{\"a\":1}","[\"a\",1]","2024-01-01 00:00:00.000Z",""]""")]
    [InlineData("[toBytes('hi'), toBytes([1, 2]), toBytes(5), toBytes({ a: 1 }), toBytes(null), toBytes('ü')].map((b) => Array.from(b))", "[[104,105],[1,2],[53],[123,34,97,34,58,49,125],[],[195,188]]")]
    [InlineData("toString(toBytes('text'))", "\"text\"")]
    [InlineData("[toString(1e21), toString(1e-7), toString(12345678901)]", """["1000000000000000000000","0.0000001","12345678901"]""")]
    [InlineData("const l = arrayOf(new DynamicModel({ a: 0, b: 'd' })); unmarshal([{ a: 1 }, { b: 'x' }], l); return [l.length, l]", """[2,[{"a":1,"b":"d"},{"a":0,"b":"x"}]]""")]
    [InlineData("const l = arrayOf(''); unmarshal('[\"a\"]', l); return l", """["a"]""")]
    [InlineData("const t = Date.now(); sleep(60); return Date.now() - t >= 55", "true")]
    public Task Texts(string expression, string expected) => ExpectAsync(expression, expected);

    [Theory]
    [InlineData("toString($os.cmd('echo', 'hi', 'there').output())", "\"hi there\\n\"")]
    [InlineData("const c = $os.cmd('sh', '-c', 'echo out; echo err 1>&2; exit 3'); try { c.run() } catch (e) { return [e.message, c.processState.exitCode(), e.name] }; return 0", """["exit status 3",3,"GoError"]""")]
    [InlineData("const c = $os.cmd('cat'); c.stdin = 'fed'; return toString(c.output())", "\"fed\"")]
    [InlineData("const c = $os.cmd('sh', '-c', 'pwd; echo $A'); c.dir = '/'; c.env = ['A=b']; return toString(c.combinedOutput())", "\"/\\nb\\n\"")]
    [InlineData("const c = $os.cmd('echo', 'piped'); const p = c.stdoutPipe(); c.start(); const t = readerToString(p); c.wait(); return [t, c.process.pid > 0]", """["piped\n",true]""")]
    [InlineData("$os.cmd('/no/such/program').run()", "\"thrown: GoError\"")]
    [InlineData("$os.args.length > 0 && $os.getwd() != '' && $os.tempDir() != '' && $os.getenv('NOT_THERE_') === ''", "true")]
    [InlineData("$os.readFile('/no/such/file')", "\"thrown: GoError\"")]
    [InlineData("return ['readFile', 'readDir', 'stat', 'truncate', 'remove'].map((f) => { try { $os[f]('/no/such') } catch (e) { return e.message } })",
        """["open /no/such: no such file or directory","open /no/such: no such file or directory","stat /no/such: no such file or directory","truncate /no/such: no such file or directory","remove /no/such: no such file or directory"]""")]
    [InlineData("try { $os.rename('/no/such', '/no/other') } catch (e) { return e.message }", "\"rename /no/such /no/other: no such file or directory\"")]
    [InlineData("try { $os.cmd('no-such-program').run() } catch (e) { return e.message }", "\"exec: \\\"no-such-program\\\": executable file not found in $PATH\"")]
    public Task Programs(string expression, string expected) => ExpectAsync(expression, expected);

    [Theory]
    [InlineData("[$dbx.in('a').build, typeof $dbx.like('a', 'b').match(true, false)]", """[null,"object"]""")]
    [InlineData("const m = new DynamicModel({ a: '', b: 1, c: [], d: nullString(), Up: 5 }); return [m.a, m.b, m.c, m.d, m.Up, m.up, m instanceof DynamicModel]", """["",1,[],null,5,5,true]""")]
    [InlineData("const m = new DynamicModel({ a: '' }); return m.nothing = 1", "\"thrown: TypeError\"")]
    [InlineData("const m = new DynamicModel({ a: 'x', n: 1, m: { k: 1 }, l: [1], o: nullInt() }); unmarshal({ n: 5, m: { j: 2 }, l: [2, 3], other: 1, a: null }, m); return [m, m.m.get('j'), m.m.get('none')]", """[{"a":"x","l":[2,3],"m":{"j":2,"k":1},"n":5,"o":null},2,null]""")]
    [InlineData("const m = new DynamicModel({ n: 1 }); return unmarshal({ n: 1.5 }, m)", "\"thrown: GoError\"")]
    [InlineData("const m = new DynamicModel({ n: 1 }); return unmarshal({ n: 'x' }, m)", "\"thrown: GoError\"")]
    [InlineData("unmarshal({ n: 1 }, {})", "\"thrown: GoError\"")]
    [InlineData("const a = arrayOf(''); a.push('x'); a.push('y'); return [a.length, a[0], a, Array.isArray(a)]", """[2,"x",["x","y"],true]""")]
    [InlineData("[nullString(), nullInt(), nullFloat(), nullBool(), nullArray(), nullObject()].map((x) => typeof x)", """["object","object","object","object","object","object"]""")]
    public Task Models(string expression, string expected) => ExpectAsync(expression, expected);

    [Theory]
    [InlineData("$template.loadString('{{.x}} {{range .l}}{{.}},{{end}} {{.d}} {{.m.k}}').render({ x: '<b>', l: [1, 'a'], d: new DateTime('2024-01-01'), m: { k: null } })", "\"&lt;b&gt; 1,a, 2024-01-01 00:00:00.000Z \"")]
    [InlineData("$template.loadString('{{.d.Unix}} {{(.d.AddDate 0 0 1).String}}').render({ d: new DateTime('2024-01-01') })", "\"1704067200 2024-01-02 00:00:00.000Z\"")]
    [InlineData("$template.loadString('{{if}}').render({})", "\"thrown: GoError\"")]
    [InlineData("$template.loadFiles('/no/such.html').render({})", "\"thrown: GoError\"")]
    [InlineData("$template.addFuncs({ up: (s) => s }).loadString('{{up .x}}').render({ x: 1 })", "\"thrown: GoError\"")]
    public Task Templates(string expression, string expected) => ExpectAsync(expression, expected);

    private static async Task ExpectAsync(string expression, string expected) => (await LibraryScripts.EvaluateAsync(expression)).ShouldBe(expected);
}
