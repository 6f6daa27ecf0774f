(function (encode, decode) {
    class Buffer extends Uint8Array {
        static from(value, encoding, length) {
            if (typeof value == "string") return Buffer.from(encode(value, String(encoding || "utf8").toLowerCase()))
            if (value instanceof ArrayBuffer) return Buffer.from(new Uint8Array(value, encoding || 0, length))
            if (value && value.type == "Buffer" && Array.isArray(value.data)) return Buffer.from(value.data)
            const made = new Buffer(value.length)
            for (let i = 0; i < value.length; i++) made[i] = value[i]
            return made
        }

        static alloc(size, fill, encoding) {
            const made = new Buffer(size)
            return fill === undefined ? made : made.fill(fill, 0, size, encoding)
        }

        static allocUnsafe(size) { return new Buffer(size) }

        static concat(list, length) {
            if (length === undefined) length = list.reduce((sum, item) => sum + item.length, 0)
            const made = new Buffer(length)
            let at = 0
            for (const item of list) {
                for (let i = 0; i < item.length && at < length; i++) made[at++] = item[i]
            }
            return made
        }

        static isBuffer(value) { return value instanceof Buffer }

        static isEncoding(name) {
            return ["utf8", "utf-8", "hex", "base64", "base64url", "latin1", "binary", "ascii", "utf16le", "utf-16le", "ucs2", "ucs-2"].includes(String(name).toLowerCase())
        }

        static byteLength(value, encoding) { return typeof value == "string" ? Buffer.from(value, encoding).length : value.byteLength }

        static compare(a, b) {
            for (let i = 0; i < a.length && i < b.length; i++) {
                if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1
            }
            return a.length == b.length ? 0 : a.length < b.length ? -1 : 1
        }

        toString(encoding, start, end) {
            return decode(new Uint8Array(this.subarray(start || 0, end === undefined ? this.length : end)), String(encoding || "utf8").toLowerCase())
        }

        toJSON() { return { type: "Buffer", data: Array.from(this) } }

        equals(other) { return Buffer.compare(this, other) == 0 }

        compare(other) { return Buffer.compare(this, other) }

        slice(start, end) { return this.subarray(start, end) }

        write(text, offset, length, encoding) {
            if (typeof offset == "string") [offset, length, encoding] = [0, undefined, offset]
            else if (typeof length == "string") [length, encoding] = [undefined, length]
            const bytes = Buffer.from(text, encoding)
            const count = Math.min(bytes.length, length === undefined ? bytes.length : length, this.length - (offset || 0))
            for (let i = 0; i < count; i++) this[(offset || 0) + i] = bytes[i]
            return count
        }

        fill(value, start, end, encoding) {
            if (typeof value != "string") return super.fill(value, start, end)
            const bytes = Buffer.from(value, encoding)
            for (let i = start || 0, n = 0; bytes.length > 0 && i < (end === undefined ? this.length : end); i++, n++) this[i] = bytes[n % bytes.length]
            return this
        }

        copy(target, targetStart, start, end) {
            const part = this.subarray(start || 0, end === undefined ? this.length : end)
            const count = Math.min(part.length, target.length - (targetStart || 0))
            for (let i = 0; i < count; i++) target[(targetStart || 0) + i] = part[i]
            return count
        }

        indexOf(value, from, encoding) {
            if (typeof value == "number") return super.indexOf(value, from)
            const bytes = Buffer.from(value, encoding)
            for (let i = from || 0; i + bytes.length <= this.length; i++) {
                if (Buffer.compare(this.subarray(i, i + bytes.length), bytes) == 0) return i
            }
            return -1
        }

        includes(value, from, encoding) { return this.indexOf(value, from, encoding) >= 0 }

        readUInt8(at) { return this[at || 0] }

        readUInt16BE(at) { return view(this).getUint16(at || 0) }

        readUInt16LE(at) { return view(this).getUint16(at || 0, true) }

        readUInt32BE(at) { return view(this).getUint32(at || 0) }

        readUInt32LE(at) { return view(this).getUint32(at || 0, true) }

        readInt32BE(at) { return view(this).getInt32(at || 0) }

        readInt32LE(at) { return view(this).getInt32(at || 0, true) }

        readDoubleBE(at) { return view(this).getFloat64(at || 0) }

        readDoubleLE(at) { return view(this).getFloat64(at || 0, true) }

        writeUInt8(value, at) { this[at || 0] = value; return (at || 0) + 1 }

        writeUInt16BE(value, at) { view(this).setUint16(at || 0, value); return (at || 0) + 2 }

        writeUInt16LE(value, at) { view(this).setUint16(at || 0, value, true); return (at || 0) + 2 }

        writeUInt32BE(value, at) { view(this).setUint32(at || 0, value); return (at || 0) + 4 }

        writeUInt32LE(value, at) { view(this).setUint32(at || 0, value, true); return (at || 0) + 4 }
    }

    const view = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    return Buffer
})
