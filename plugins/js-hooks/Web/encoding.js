(function (host, web) {
    const bytesOf = (source) => {
        if (source === undefined) return new Uint8Array(0)
        if (source instanceof ArrayBuffer) return new Uint8Array(source)
        if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
        throw host.clean(new TypeError("the bytes must be an ArrayBuffer or a view of one"))
    }

    class TextEncoder {
        get encoding() { return "utf-8" }

        encode(text = "") { return new Uint8Array(host.encode(String(text))) }

        encodeInto(text, target) {
            let read = 0, written = 0
            for (const character of String(text)) {
                const bytes = new Uint8Array(host.encode(character))
                if (written + bytes.length > target.length) break
                target.set(bytes, written)
                written += bytes.length
                read += character.length
            }
            return { read, written }
        }
    }

    class TextDecoder {
        #label
        #decoder
        #isBegun = false

        constructor(label = "utf-8", options = {}) {
            this.#label = String(label)
            this.fatal = Boolean(options.fatal)
            this.ignoreBOM = Boolean(options.ignoreBOM)
            this.#decoder = host.decoder(this.#label, this.fatal)
            if (this.#decoder === null) throw host.clean(new RangeError(`unknown encoding: ${label}`))
        }

        get encoding() { return this.#decoder.name }

        decode(bytes, options = {}) {
            let text = this.#decoder.decode(bytesOf(bytes), !options.stream)
            if (text === null) {
                this.#decoder = host.decoder(this.#label, this.fatal)
                throw host.clean(new TypeError("the bytes are no text in " + this.encoding))
            }
            if (text != "" && !this.#isBegun && !this.ignoreBOM && text.charCodeAt(0) == 0xFEFF) text = text.slice(1)
            this.#isBegun = Boolean(options.stream) && (this.#isBegun || text != "")
            return text
        }
    }

    const invalid = (message) => { throw host.clean(new (web("DOMException"))(message, "InvalidCharacterError")) }

    const atob = (text) => {
        const plain = String(text).replace(/[\t\n\f\r ]+/g, "")
        const data = plain.length % 4 == 0 ? plain.replace(/={1,2}$/, "") : plain
        if (data.length % 4 == 1 || /[^A-Za-z0-9+/]/.test(data)) invalid("the text is no Base64")
        return host.fromBase64(data)
    }

    const btoa = (text) => {
        const result = host.toBase64(String(text))
        return result === null ? invalid("the text has characters outside of Latin1") : result
    }

    return { TextEncoder, TextDecoder, atob, btoa }
})
