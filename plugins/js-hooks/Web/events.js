(function (host, web) {
    const codes = {
        IndexSizeError: 1, InvalidCharacterError: 5, NotSupportedError: 9, InvalidStateError: 11, SyntaxError: 12, TypeMismatchError: 17, NetworkError: 19,
        AbortError: 20, QuotaExceededError: 22, TimeoutError: 23, DataCloneError: 25,
    }

    class DOMException extends Error {
        constructor(message = "", name = "Error") {
            super(String(message))
            const hasOptions = typeof name == "object" && name !== null
            const value = hasOptions ? String(name.name || "Error") : String(name)
            Object.defineProperty(this, "name", { value, writable: true, configurable: true })
            if (hasOptions && "cause" in name) this.cause = name.cause
            host.clean(this)
        }

        get code() { return codes[this.name] || 0 }
    }

    class Event {
        #isStopped = false
        #isPrevented = false
        target = null
        currentTarget = null
        timeStamp = Date.now()

        constructor(type, init = {}) {
            if (arguments.length == 0) throw host.clean(new TypeError("an event needs a type"))
            this.type = String(type)
            this.bubbles = Boolean(init.bubbles)
            this.cancelable = Boolean(init.cancelable)
        }

        get defaultPrevented() { return this.#isPrevented }

        preventDefault() { if (this.cancelable) this.#isPrevented = true }

        stopPropagation() { }

        stopImmediatePropagation() { this.#isStopped = true }

        static isStopped(event) { return event.#isStopped }
    }

    // What one listener throws is no business of the others, nor of who has sent the event: the handler fails with it.
    const call = (run, self, event) => {
        try {
            run.call(self, event)
        } catch (error) {
            host.report(error)
        }
    }

    const isStopped = Event.isStopped
    delete Event.isStopped

    class EventTarget {
        #listeners = []

        addEventListener(type, run, options = {}) {
            if (run === null || run === undefined || options.signal?.aborted) return
            const capture = typeof options == "boolean" ? options : Boolean(options.capture)
            if (this.#find(type, run, capture)) return
            this.#listeners.push({ type: String(type), run, capture, once: Boolean(options.once) })
            options.signal?.addEventListener("abort", () => this.removeEventListener(type, run, options))
        }

        removeEventListener(type, run, options = {}) {
            const found = this.#find(type, run, typeof options == "boolean" ? options : Boolean(options.capture))
            if (found) this.#listeners = this.#listeners.filter((other) => other != found)
        }

        dispatchEvent(event) {
            event.target = event.currentTarget = this
            const own = this["on" + event.type]
            if (typeof own == "function") call(own, this, event)
            for (const listener of this.#listeners) {
                if (listener.type != event.type || !this.#listeners.includes(listener) || isStopped(event)) continue
                if (listener.once) this.removeEventListener(listener.type, listener.run, listener.capture)
                if (typeof listener.run == "function") call(listener.run, this, event)
                else call(listener.run.handleEvent, listener.run, event)
            }
            event.currentTarget = null
            return !event.defaultPrevented
        }

        #find(type, run, capture) {
            return this.#listeners.find((other) => other.type == String(type) && other.run == run && other.capture == capture)
        }
    }

    const inside = Symbol()
    let fire

    class AbortSignal extends EventTarget {
        #isAborted = false
        #reason = undefined
        onabort = null

        constructor(from) {
            super()
            if (from !== inside) throw host.clean(new TypeError("Illegal constructor"))
        }

        get aborted() { return this.#isAborted }

        get reason() { return this.#reason }

        throwIfAborted() { if (this.#isAborted) throw this.#reason }

        static abort(reason) { return fire(new AbortSignal(inside), reason) }

        static timeout(milliseconds) {
            const signal = new AbortSignal(inside)
            // Made now, so that it names the place that has asked for it.
            const reason = new DOMException("The operation was aborted due to timeout", "TimeoutError")
            host.later(() => fire(signal, reason), milliseconds)
            return signal
        }

        static any(signals) {
            const made = new AbortSignal(inside), all = [...signals]
            const aborted = all.find((signal) => signal.aborted)
            if (aborted) return fire(made, aborted.reason)
            for (const signal of all) signal.addEventListener("abort", () => fire(made, signal.reason), { once: true })
            return made
        }

        static {
            fire = (signal, reason) => {
                if (signal.#isAborted) return signal
                signal.#isAborted = true
                signal.#reason = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason
                signal.dispatchEvent(new Event("abort"))
                return signal
            }
        }
    }

    class AbortController {
        #signal = new AbortSignal(inside)

        get signal() { return this.#signal }

        abort(reason) { fire(this.#signal, reason) }
    }

    const queueMicrotask = (run) => {
        if (typeof run != "function") throw host.clean(new TypeError("a microtask needs a function"))
        Promise.resolve().then(() => run()).then(undefined, host.report)
    }

    return { DOMException, Event, EventTarget, AbortSignal, AbortController, queueMicrotask }
})
