(function (host, web) {
    let bytesOf

    const part = (value) => {
        if (value instanceof Blob) return bytesOf(value)
        if (value instanceof ArrayBuffer) return new Uint8Array(value.slice(0))
        if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength))
        return new Uint8Array(host.encode(String(value)))
    }

    const joined = (parts) => {
        const all = [...parts].map(part)
        const bytes = new Uint8Array(all.reduce((sum, one) => sum + one.length, 0))
        let at = 0
        for (const one of all) {
            bytes.set(one, at)
            at += one.length
        }
        return bytes
    }

    class Blob {
        #bytes
        #type

        constructor(parts = [], options = {}) {
            if (typeof parts != "object" || parts === null || typeof parts[Symbol.iterator] != "function") {
                throw host.clean(new TypeError("the parts of a Blob must be a list"))
            }
            this.#bytes = joined(parts)
            const type = String(options.type ?? "")
            this.#type = /^[\x20-\x7e]*$/.test(type) ? type.toLowerCase() : ""
            host.keep(this, this.#bytes, this.#type, "blob")
        }

        get size() { return this.#bytes.length }

        get type() { return this.#type }

        slice(start = 0, end = this.size, type = "") { return new Blob([this.#bytes.slice(start, end)], { type }) }

        async arrayBuffer() { return this.#bytes.slice().buffer }

        async bytes() { return this.#bytes.slice() }

        async text() { return host.decode(this.#bytes) }

        get [Symbol.toStringTag]() { return "Blob" }

        static { bytesOf = (blob) => blob.#bytes }
    }

    class File extends Blob {
        constructor(parts, name, options = {}) {
            super(parts, options)
            this.name = String(name)
            this.lastModified = options.lastModified === undefined ? Date.now() : Number(options.lastModified)
            host.keep(this, bytesOf(this), this.type, this.name)
        }

        get [Symbol.toStringTag]() { return "File" }
    }

    return { Blob, File }
})
