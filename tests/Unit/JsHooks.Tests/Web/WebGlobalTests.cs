namespace Holdall.Plugins.JsHooks.Tests.Web;

/// <summary>What packages expect of browsers.</summary>
public sealed class WebGlobalTests
{
    [Theory]
    [InlineData("return [...new TextEncoder().encode('ü\\ud800')]", "[195,188,239,191,189]")]
    [InlineData("const b = new Uint8Array(4); return [new TextEncoder().encodeInto('aü😀', b), [...b]]", """[{"read":2,"written":3},[97,195,188,0]]""")]
    [InlineData("return new TextDecoder().decode(new Uint8Array([0xEF, 0xBB, 0xBF, 97, 0xFF]))", "\"a\ufffd\"")]
    [InlineData("return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xEF, 0xBB, 0xBF, 97])).length", "2")]
    [InlineData("const d = new TextDecoder(); return [d.decode(new Uint8Array([0xC3]), { stream: true }), d.decode(new Uint8Array([0xBC]), { stream: true }), d.decode()]", """["","ü",""]""")]
    [InlineData("return new TextDecoder('UTF-16').decode(new Uint8Array([97, 0, 0xFC, 0]).buffer)", "\"aü\"")]
    [InlineData("const d = new TextDecoder('latin1'); return [d.encoding, d.decode(new Uint8Array([0xFC, 0x80]))]", """["windows-1252","ü€"]""")]
    [InlineData("try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xFF])) } catch (e) { return e.name }", "\"TypeError\"")]
    [InlineData("try { new TextDecoder('klingon') } catch (e) { return e.name }", "\"RangeError\"")]
    [InlineData("return new TextDecoder().decode(new Uint8Array([97, 98, 99]).subarray(1))", "\"bc\"")]
    public Task Texts_are_encoded(string script, string expected) => ExpectAsync(script, expected);

    [Theory]
    [InlineData("return [btoa('aÿ'), atob('YQ=='), atob(' Y Q '), atob('YWI'), btoa('')]", """["Yf8=","a","a","ab",""]""")]
    [InlineData("return ['Y', 'YQ=', '!', 'YQ==='].map((t) => { try { return atob(t) } catch (e) { return e.name + e.code } })",
        """["InvalidCharacterError5","InvalidCharacterError5","InvalidCharacterError5","InvalidCharacterError5"]""")]
    [InlineData("try { btoa('€') } catch (e) { return [e.name, e instanceof DOMException, e instanceof Error] }", """["InvalidCharacterError",true,true]""")]
    public Task Base64_is_written_and_read(string script, string expected) => ExpectAsync(script, expected);

    [Theory]
    [InlineData("return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())", "true")]
    [InlineData("const a = new Uint32Array(8); return [crypto.getRandomValues(a) === a, a.some((n) => n > 255), new Set(a).size > 6]", "[true,true,true]")]
    [InlineData("const a = new Uint8Array(64); crypto.getRandomValues(a.subarray(32)); return [a.slice(0, 32).some(Boolean), a.slice(32).some(Boolean)]", "[false,true]")]
    [InlineData("try { crypto.getRandomValues(new Uint8Array(65537)) } catch (e) { return e.name }", "\"QuotaExceededError\"")]
    [InlineData("try { crypto.getRandomValues(new Float64Array(1)) } catch (e) { return e.name }", "\"TypeMismatchError\"")]
    [InlineData("const h = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc')); return [h instanceof ArrayBuffer, Buffer.from(h).toString('hex').slice(0, 8)]",
        """[true,"ba7816bf"]""")]
    [InlineData("return (await Promise.all(['sha-1', { name: 'SHA-384' }, 'SHA-512'].map((n) => crypto.subtle.digest(n, new ArrayBuffer(1))))).map((h) => h.byteLength)", "[20,48,64]")]
    [InlineData("return crypto.subtle.digest('MD5', new ArrayBuffer(1)).catch((e) => e.name)", "\"NotSupportedError\"")]
    public Task Random_values_and_digests_are_there(string script, string expected) => ExpectAsync(script, expected);

    [Theory]
    [InlineData("const a = { d: new Date(5), r: /x/gi, m: new Map([[{ k: 1 }, new Set([1])]]), n: null, u: undefined, b: 5n }; a.self = a; const c = structuredClone(a);"
        + " return [c !== a, c.self === c, c.d.getTime(), String(c.r), [...[...c.m][0][1]], [...c.m][0][0].k, 'u' in c, c.b === 5n]", """[true,true,5,"/x/gi",[1],1,true,true]""")]
    [InlineData("const b = new Uint8Array([1, 2, 3]).subarray(1); const c = structuredClone({ b, again: b }); b[0] = 9; return [[...c.b], c.b === c.again, c.b.byteOffset]", "[[2,3],true,1]")]
    [InlineData("const e = structuredClone(new RangeError('x', { cause: 1 })); return [e instanceof RangeError, e.message, e.cause, String(e)]", """[true,"x",1,"RangeError: x"]""")]
    [InlineData("class P { x = 1 }; const c = structuredClone(new P()); return [c instanceof P, c.x]", "[false,1]")]
    [InlineData("return [() => 1, Symbol('s'), Promise.resolve(), new WeakMap(), new DateTime()].map((v) => { try { structuredClone({ v }) } catch (e) { return e.name } })",
        """["DataCloneError","DataCloneError","DataCloneError","DataCloneError","DataCloneError"]""")]
    [InlineData("const b = new ArrayBuffer(4); const c = structuredClone(b, { transfer: [b] }); return [c.byteLength, b.byteLength]", "[4,0]")]
    [InlineData("let deep = {}; for (let i = 0; i < 1e6; i++) deep = { deep }; try { structuredClone(deep); return 'done' } catch (e) { return e.name }", "\"RangeError\"")]
    [InlineData("const a = [1, , 3]; a.length = 5; const c = structuredClone(a); return [c.length, 1 in c]", "[5,false]")]
    public Task Values_are_cloned(string script, string expected) => ExpectAsync(script, expected);

    [Theory]
    [InlineData("const b = new Blob(['a', new Uint8Array([98]), new Blob(['ü'])], { type: 'Text/Plain' }); return [b.size, b.type, await b.text(), await b.slice(1, 2).text(), String(b)]",
        """[4,"text/plain","abü","b","[object Blob]"]""")]
    [InlineData("const f = new File(['x'], 'a.txt', { lastModified: 5 }); return [f.name, f.lastModified, f instanceof Blob, (await f.arrayBuffer()).byteLength]", """["a.txt",5,true,1]""")]
    [InlineData("const b = new Uint8Array([1]); const blob = new Blob([b]); b[0] = 2; return [...await blob.bytes()]", "[1]")]
    [InlineData("try { new Blob('text') } catch (e) { return e.name }", "\"TypeError\"")]
    [InlineData("const r = new Response(new Blob(['{}'], { type: 'application/json' })); return [r.headers.get('content-type'), (await r.clone().blob()).size, await r.json()]", """["application/json",2,{}]""")]
    [InlineData("const f = new FormData(); f.append('a', new Blob(['x']), 'n.txt'); const seen = []; f.forEach((v, k) => seen.push(k, v instanceof Blob)); return [seen, f.get('a').size]",
        """[["a",true],1]""")]
    public Task Blobs_hold_bytes(string script, string expected) => ExpectAsync(script, expected);

    [Theory]
    [InlineData("const s = AbortSignal.any([AbortSignal.abort('why')]); return [s.aborted, s.reason, s instanceof EventTarget]", """[true,"why",true]""")]
    [InlineData("const c = new AbortController(), seen = []; c.signal.onabort = (e) => seen.push(e.type); c.signal.addEventListener('abort', () => seen.push('once'), { once: true });"
        + " c.abort(); c.abort(); return [seen, c.signal.reason.name, c.signal.reason.code]", """[["abort","once"],"AbortError",20]""")]
    [InlineData("const t = new EventTarget(), seen = []; const f = (e) => { seen.push(e.type); e.preventDefault() }; t.addEventListener('x', f); t.addEventListener('x', f);"
        + " const kept = t.dispatchEvent(new Event('x', { cancelable: true })); t.removeEventListener('x', f); t.dispatchEvent(new Event('x')); return [seen, kept]", """[["x"],false]""")]
    [InlineData("const t = new EventTarget(), seen = []; for (const n of [1, 2]) t.addEventListener('x', { handleEvent: (e) => { seen.push(n); e.stopImmediatePropagation() } });"
        + " t.dispatchEvent(new Event('x')); return [seen, t.dispatchEvent(new Event('y'))]", "[[1],true]")]
    [InlineData("const c = new AbortController(), s = new EventTarget(), seen = []; s.addEventListener('x', () => seen.push(1), { signal: c.signal }); c.abort();"
        + " s.dispatchEvent(new Event('x')); return seen", "[]")]
    [InlineData("try { new AbortSignal() } catch (e) { return String(e) }", "\"TypeError: Illegal constructor\"")]
    [InlineData("const o = []; queueMicrotask(() => o.push(2)); o.push(1); await null; await null; return o", "[1,2]")]
    [InlineData("const t = performance.now(); sleep(20); return [performance.now() - t >= 15, Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000]", "[true,true]")]
    public Task Signals_and_clocks_are_there(string script, string expected) => ExpectAsync(script, expected);

    [Fact]
    public Task A_script_may_have_names_of_its_own() =>
        ExpectAsync("const URL = 1, crypto = 2, File = 3; globalThis.Blob = 4; return [URL, crypto, File, Blob, await new Response('x').text()]", """[1,2,3,4,"x"]""");

    private static async Task ExpectAsync(string script, string expected) => (await WebScripts.EvaluateAsync(script)).ShouldBe(expected);
}
