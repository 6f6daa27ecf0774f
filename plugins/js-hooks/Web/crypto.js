(function (host, web) {
    const integers = [
        Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array,
    ]
    const mostRandom = 65536
    const failure = (message, name) => host.clean(new (web("DOMException"))(message, name))

    const bytesOf = (data) => {
        if (data instanceof ArrayBuffer) return new Uint8Array(data)
        if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        throw host.clean(new TypeError("the data must be an ArrayBuffer or a view of one"))
    }

    const subtle = {
        async digest(algorithm, data) {
            const name = typeof algorithm == "object" && algorithm !== null ? algorithm.name : algorithm
            const hash = host.digest(String(name).toUpperCase(), bytesOf(data))
            if (hash === null) throw failure(`unknown digest: ${name}`, "NotSupportedError")
            return hash
        },
    }

    const crypto = {
        subtle,

        getRandomValues(array) {
            if (!integers.some((type) => array instanceof type)) throw failure("the array must be one of whole numbers", "TypeMismatchError")
            if (array.byteLength > mostRandom) throw failure(`more than ${mostRandom} bytes at once`, "QuotaExceededError")
            new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(new Uint8Array(host.random(array.byteLength)))
            return array
        },

        randomUUID() { return host.uuid() },
    }

    return { crypto }
})
