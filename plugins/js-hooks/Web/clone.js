(function (host, web) {
    const views = Object.getPrototypeOf(Uint8Array)
    const errors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }
    const never = [Promise, WeakMap, WeakSet, WeakRef]

    const refuse = (value) => {
        throw host.clean(new (web("DOMException"))(`${typeof value == "object" ? "the object" : String(value)} could not be cloned.`, "DataCloneError"))
    }

    const error = (value) => {
        const made = Object.create((errors[value.name] || Error).prototype)
        for (const name of ["message", "stack", "cause"]) {
            if (Object.hasOwn(value, name)) Object.defineProperty(made, name, { value: value[name], writable: true, configurable: true })
        }
        return made
    }

    // What can be made at once. The others hold values that may lead back to them.
    const whole = (value, seen) => {
        if (value instanceof Boolean || value instanceof Number || value instanceof String || value instanceof BigInt) return Object(value.valueOf())
        if (value instanceof Date) return new Date(value.getTime())
        if (value instanceof RegExp) return new RegExp(value.source, value.flags)
        if (value instanceof ArrayBuffer) return value.slice(0)
        if (value instanceof views) return new value.constructor(clone(value.buffer, seen), value.byteOffset, value.length)
        if (value instanceof DataView) return new DataView(clone(value.buffer, seen), value.byteOffset, value.byteLength)
        const blobs = host.made("Blob")
        if (blobs !== null && value instanceof blobs) return value
        if (value instanceof Error) return error(value)
        return undefined
    }

    const clone = (value, seen) => {
        if (typeof value == "function" || typeof value == "symbol") refuse(value)
        if (typeof value != "object" || value === null) return value
        if (seen.has(value)) return seen.get(value)
        if (host.isForeign(value) || never.some((type) => value instanceof type)) refuse(value)
        const keep = (made) => { seen.set(value, made); return made }
        const made = whole(value, seen)
        if (made !== undefined) return keep(made)
        if (value instanceof Map) {
            const map = keep(new Map())
            for (const [key, item] of [...value]) map.set(clone(key, seen), clone(item, seen))
            return map
        }
        if (value instanceof Set) {
            const set = keep(new Set())
            for (const item of [...value]) set.add(clone(item, seen))
            return set
        }
        const copy = keep(Array.isArray(value) ? new Array(value.length) : {})
        for (const key of Object.keys(value)) copy[key] = clone(value[key], seen)
        return copy
    }

    const structuredClone = (value, options = {}) => {
        const seen = new Map()
        for (const buffer of options.transfer || []) {
            if (!(buffer instanceof ArrayBuffer) || seen.has(buffer)) refuse(buffer)
            seen.set(buffer, buffer.transfer())
        }
        return clone(value, seen)
    }

    return { structuredClone }
})
