(function (host, web) {
    const is = (value, name) => { const type = host.made(name); return type !== null && value instanceof type }
    const wrong = (message) => host.clean(new TypeError(message))
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
            if (!token.test(String(name))) throw wrong(`invalid header name: ${name}`)
            return String(name).toLowerCase()
        }

        static #text(value) {
            const text = String(value).trim()
            if (/[\0\r\n]/.test(text)) throw wrong("invalid header value")
            return text
        }
    }

    // What a body is sent as, and the type that it has if the headers do not say.
    const sent = (body) => {
        if (body === undefined || body === null) return [null, null]
        if (is(body, "URLSearchParams")) return [body.toString(), "application/x-www-form-urlencoded;charset=UTF-8"]
        if (body instanceof ArrayBuffer) return [new Uint8Array(body.slice(0)), null]
        if (ArrayBuffer.isView(body)) return [new Uint8Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength)), null]
        if (is(body, "Blob")) return [new Uint8Array(host.bytesOf(body)), body.type || null]
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

        async bytes() { return this.#take() }

        async arrayBuffer() { return this.#take().buffer }

        async blob() { return new (web("Blob"))([this.#take()], { type: this.headers.get("content-type") || "" }) }

        async text() { return host.decode(this.#take()) }

        async json() { return JSON.parse(host.decode(this.#take())) }

        // At once, so that an error names the place that has called.
        #take() {
            if (this.bodyUsed) throw wrong("the body was read already")
            this.bodyUsed = true
            return this.#content === null ? new Uint8Array(0) : new Uint8Array(host.bytes(this.#content))
        }
    }

    class Request extends Body {
        constructor(input, init = {}) {
            const from = input instanceof Request ? input : {}
            super(init.body !== undefined ? init.body : from.body, init.headers !== undefined ? init.headers : from.headers)
            this.url = input instanceof Request ? input.url : String(input)
            this.method = String(init.method || from.method || "GET").toUpperCase()
            this.redirect = init.redirect || from.redirect || "follow"
            this.signal = init.signal || from.signal || null
            if (this.body !== null && (this.method == "GET" || this.method == "HEAD")) throw wrong(`a ${this.method} request has no body`)
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
        // Made now, so that it names the place that has asked.
        const failed = wrong("fetch failed")
        const stop = host.send({ url: request.url, method: request.method, headers: [...request.headers], body: request.body, redirect: request.redirect },
            (error, answer) => error === null ? resolve(answered(answer)) : reject(Object.assign(failed, { cause: new Error(error) })))
        if (signal) signal.addEventListener("abort", () => { stop(); reject(signal.reason) })
    })

    return { fetch, Headers, Request, Response }
})
