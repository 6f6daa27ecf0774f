(function (host) {
    const failure = (name, message) => Object.assign(new Error(message), { name })
    const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

    class Headers {
        #map = new Map()

        constructor(init) {
            if (init === undefined || init === null) return
            for (const [name, value] of typeof init[Symbol.iterator] == "function" ? init : Object.entries(init)) this.append(name, value)
        }

        append(name, value) {
            const key = Headers.#key(name), before = this.#map.get(key), text = Headers.#text(value)
            this.#map.set(key, before === undefined ? [text] : [...before, text])
        }

        set(name, value) { this.#map.set(Headers.#key(name), [Headers.#text(value)]) }

        get(name) { return this.has(name) ? this.#map.get(Headers.#key(name)).join(", ") : null }

        getSetCookie() { return [...(this.#map.get("set-cookie") || [])] }

        has(name) { return this.#map.has(Headers.#key(name)) }

        delete(name) { this.#map.delete(Headers.#key(name)) }

        forEach(run, self) { for (const [name, value] of this) run.call(self, value, name, this) }

        *entries() {
            for (const name of [...this.#map.keys()].sort()) {
                if (name == "set-cookie") for (const value of this.#map.get(name)) yield [name, value]
                else yield [name, this.get(name)]
            }
        }

        *keys() { for (const [name] of this) yield name }

        *values() { for (const [, value] of this) yield value }

        [Symbol.iterator]() { return this.entries() }

        toJSON() { return Object.fromEntries(this) }

        static #key(name) {
            if (!token.test(String(name))) throw new TypeError(`invalid header name: ${name}`)
            return String(name).toLowerCase()
        }

        static #text(value) {
            const text = String(value).trim()
            if (/[\0\r\n]/.test(text)) throw new TypeError("invalid header value")
            return text
        }
    }

    let fire

    class AbortSignal {
        #run = []
        aborted = false
        reason = undefined
        onabort = null

        throwIfAborted() { if (this.aborted) throw this.reason }

        addEventListener(type, run) { if (type == "abort") this.#run.push(run) }

        removeEventListener(type, run) { this.#run = this.#run.filter((other) => other != run) }

        static abort(reason) { return fire(new AbortSignal(), reason) }

        static timeout(milliseconds) {
            const signal = new AbortSignal()
            host.later(() => fire(signal, failure("TimeoutError", "The operation was aborted due to timeout")), milliseconds)
            return signal
        }

        static any(signals) {
            const made = new AbortSignal()
            for (const signal of signals) {
                if (signal.aborted) return fire(made, signal.reason)
                signal.addEventListener("abort", () => fire(made, signal.reason))
            }
            return made
        }

        static {
            fire = (signal, reason) => {
                if (signal.aborted) return signal
                signal.aborted = true
                signal.reason = reason === undefined ? failure("AbortError", "This operation was aborted") : reason
                const event = { type: "abort", target: signal }
                if (typeof signal.onabort == "function") signal.onabort(event)
                for (const run of signal.#run) typeof run == "function" ? run.call(signal, event) : run.handleEvent(event)
                return signal
            }
        }
    }

    class AbortController {
        signal = new AbortSignal()

        abort(reason) { fire(this.signal, reason) }
    }

    // What a body is sent as, and the type that it has if the headers do not say.
    const sent = (body) => {
        if (body === undefined || body === null) return [null, null]
        if (body instanceof URLSearchParams) return [body.toString(), "application/x-www-form-urlencoded;charset=UTF-8"]
        if (body instanceof ArrayBuffer) return [new Uint8Array(body.slice(0)), null]
        if (ArrayBuffer.isView(body)) return [new Uint8Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength)), null]
        if (host.isForm(body) || host.isReader(body)) return [body, null]
        return [String(body), "text/plain;charset=UTF-8"]
    }

    class Body {
        #content
        bodyUsed = false

        constructor(body, headers) {
            const [content, type] = sent(body)
            this.#content = content
            this.headers = new Headers(headers)
            if (type && !this.headers.has("content-type")) this.headers.set("content-type", type)
        }

        get body() { return this.#content }

        async bytes() {
            if (this.bodyUsed) throw new TypeError("the body was read already")
            this.bodyUsed = true
            return this.#content === null ? new Uint8Array(0) : new Uint8Array(host.bytes(this.#content))
        }

        async arrayBuffer() { return (await this.bytes()).buffer }

        async text() { return host.decode(await this.bytes()) }

        async json() { return JSON.parse(await this.text()) }
    }

    class Request extends Body {
        constructor(input, init = {}) {
            const from = input instanceof Request ? input : {}
            super(init.body !== undefined ? init.body : from.body, init.headers !== undefined ? init.headers : from.headers)
            this.url = input instanceof Request ? input.url : String(input)
            this.method = String(init.method || from.method || "GET").toUpperCase()
            this.redirect = init.redirect || from.redirect || "follow"
            this.signal = init.signal || from.signal || null
            if (this.body !== null && (this.method == "GET" || this.method == "HEAD")) throw new TypeError(`a ${this.method} request has no body`)
        }

        clone() { return new Request(this) }
    }

    class Response extends Body {
        constructor(body, init = {}) {
            super(body, init.headers)
            this.status = init.status === undefined ? 200 : init.status
            this.statusText = init.statusText || ""
            this.url = ""
            this.redirected = false
            this.type = "default"
        }

        get ok() { return this.status >= 200 && this.status < 300 }

        clone() { return Object.assign(new Response(this.body, this), { url: this.url, redirected: this.redirected, type: this.type }) }

        static json(data, init = {}) {
            const headers = new Headers(init.headers)
            if (!headers.has("content-type")) headers.set("content-type", "application/json")
            return new Response(JSON.stringify(data), { ...init, headers })
        }

        static error() { return Object.assign(new Response(null, { status: 0 }), { type: "error" }) }
    }

    const answered = (answer) => Object.assign(
        new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers: answer.headers }),
        { url: answer.url, redirected: answer.redirected, type: "basic" })

    const fetch = (input, init) => new Promise((resolve, reject) => {
        const request = new Request(input, init)
        const signal = request.signal
        if (signal) signal.throwIfAborted()
        const stop = host.send({ url: request.url, method: request.method, headers: [...request.headers], body: request.body, redirect: request.redirect },
            (error, answer) => error === null ? resolve(answered(answer)) : reject(Object.assign(new TypeError("fetch failed"), { cause: error })))
        if (signal) signal.addEventListener("abort", () => { stop(); reject(signal.reason) })
    })

    class URLSearchParams {
        #list = []

        constructor(init = "") {
            if (typeof init == "object" && init !== null) {
                for (const [name, value] of typeof init[Symbol.iterator] == "function" ? init : Object.entries(init)) this.append(name, value)
                return
            }
            for (const part of String(init).replace(/^\?/, "").split("&")) {
                if (part == "") continue
                const at = part.indexOf("=")
                this.append(read(at < 0 ? part : part.slice(0, at)), at < 0 ? "" : read(part.slice(at + 1)))
            }
        }

        get size() { return this.#list.length }

        append(name, value) { this.#list.push([String(name), String(value)]) }

        delete(name) { this.#list = this.#list.filter((pair) => pair[0] != name) }

        get(name) { const pair = this.#list.find((pair) => pair[0] == name); return pair ? pair[1] : null }

        getAll(name) { return this.#list.filter((pair) => pair[0] == name).map((pair) => pair[1]) }

        has(name) { return this.#list.some((pair) => pair[0] == name) }

        set(name, value) {
            const at = this.#list.findIndex((pair) => pair[0] == name)
            if (at < 0) return this.append(name, value)
            this.#list = this.#list.filter((pair, i) => i <= at || pair[0] != name)
            this.#list[at][1] = String(value)
        }

        sort() { this.#list.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)) }

        forEach(run, self) { for (const [name, value] of this) run.call(self, value, name, this) }

        *entries() { for (const pair of this.#list) yield [...pair] }

        *keys() { for (const pair of this.#list) yield pair[0] }

        *values() { for (const pair of this.#list) yield pair[1] }

        [Symbol.iterator]() { return this.entries() }

        toString() { return this.#list.map((pair) => pair.map(write).join("=")).join("&") }
    }

    const read = (text) => { try { return decodeURIComponent(text.replace(/\+/g, " ")) } catch { return text } }
    const write = (text) => encodeURIComponent(text).replace(/%20/g, "+").replace(/[!'()~]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase())

    class TextEncoder {
        get encoding() { return "utf-8" }

        encode(text = "") { return new Uint8Array(host.bytes(String(text))) }
    }

    class TextDecoder {
        constructor(label = "utf-8") {
            if (!/^utf-?8$/i.test(label)) throw new RangeError(`unknown encoding: ${label}`)
        }

        get encoding() { return "utf-8" }

        decode(bytes) {
            if (bytes === undefined) return ""
            return host.decode(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : new Uint8Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)))
        }
    }

    const queueMicrotask = (run) => { Promise.resolve().then(run) }
    return { fetch, Headers, Request, Response, AbortController, AbortSignal, URLSearchParams, TextEncoder, TextDecoder, queueMicrotask }
})
