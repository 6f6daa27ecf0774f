declare function routerAdd(
  method: string,
  path: string,
  handler: string | ((e: holdall.RequestEvent) => any) | holdall.Handler,
  ...middlewares: (string | ((e: holdall.RequestEvent) => any) | holdall.Middleware)[]
): void;
declare function routerUse(...middlewares: (string | ((e: holdall.RequestEvent) => any) | holdall.Middleware)[]): void;
declare function cronAdd(id: string, expression: string, handler: string | (() => any)): void;
declare function cronRemove(id: string): void;
declare function migrate(up: (app: holdall.App) => any, down?: (app: holdall.App) => any): void;
declare function require(id: string): any;
declare function sleep(milliseconds: number): void;
declare function toString(value?: any, maxBytes?: number): string;
declare function arrayOf<T>(model: T): T[];
declare const __hooks: string;

// What browsers have. Where a project knows browsers already (lib: dom), theirs stays.
type HoldallWeb<T> = typeof globalThis extends { onmessage: any } ? {} : T;

declare namespace holdall.web {
  interface Headers {
    append(name: string, value: string): void;
    delete(name: string): void;
    get(name: string): string | null;
    getSetCookie(): string[];
    has(name: string): boolean;
    set(name: string, value: string): void;
    forEach(run: (value: string, name: string) => void): void;
    entries(): IterableIterator<[string, string]>;
    keys(): IterableIterator<string>;
    values(): IterableIterator<string>;
    [Symbol.iterator](): IterableIterator<[string, string]>;
  }
  interface Body {
    readonly bodyUsed: boolean;
    arrayBuffer(): Promise<ArrayBuffer>;
    blob(): Promise<globalThis.Blob>;
    bytes(): Promise<Uint8Array>;
    json(): Promise<any>;
    text(): Promise<string>;
  }
  interface Request extends Body {
    readonly url: string;
    readonly method: string;
    readonly headers: globalThis.Headers;
    readonly signal: globalThis.AbortSignal | null;
    clone(): globalThis.Request;
  }
  interface Response extends Body {
    readonly ok: boolean;
    readonly status: number;
    readonly statusText: string;
    readonly headers: globalThis.Headers;
    readonly url: string;
    readonly redirected: boolean;
    clone(): globalThis.Response;
  }
  interface Init {
    method?: string;
    headers?: any;
    body?: any;
    redirect?: "follow" | "manual" | "error";
    signal?: globalThis.AbortSignal | null;
  }
  interface Event {
    readonly type: string;
    readonly target: any;
    readonly defaultPrevented: boolean;
    preventDefault(): void;
    stopImmediatePropagation(): void;
  }
  interface EventTarget {
    addEventListener(type: string, run: any, options?: any): void;
    removeEventListener(type: string, run: any, options?: any): void;
    dispatchEvent(event: globalThis.Event): boolean;
  }
  interface AbortSignal extends EventTarget {
    readonly aborted: boolean;
    readonly reason: any;
    onabort: any;
    throwIfAborted(): void;
  }
  interface AbortController {
    readonly signal: globalThis.AbortSignal;
    abort(reason?: any): void;
  }
  interface DOMException extends Error {
    readonly code: number;
  }
  interface URL {
    hash: string;
    host: string;
    hostname: string;
    href: string;
    readonly origin: string;
    password: string;
    pathname: string;
    port: string;
    protocol: string;
    search: string;
    readonly searchParams: globalThis.URLSearchParams;
    username: string;
    toJSON(): string;
    toString(): string;
  }
  interface URLSearchParams {
    readonly size: number;
    append(name: string, value: string): void;
    delete(name: string, value?: string): void;
    get(name: string): string | null;
    getAll(name: string): string[];
    has(name: string, value?: string): boolean;
    set(name: string, value: string): void;
    sort(): void;
    toString(): string;
    forEach(run: (value: string, name: string) => void): void;
    entries(): IterableIterator<[string, string]>;
    keys(): IterableIterator<string>;
    values(): IterableIterator<string>;
    [Symbol.iterator](): IterableIterator<[string, string]>;
  }
  interface TextEncoder {
    readonly encoding: string;
    encode(text?: string): Uint8Array;
    encodeInto(text: string, target: Uint8Array): { read: number; written: number };
  }
  interface TextDecoder {
    readonly encoding: string;
    readonly fatal: boolean;
    readonly ignoreBOM: boolean;
    decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
  }
  interface Blob {
    readonly size: number;
    readonly type: string;
    arrayBuffer(): Promise<ArrayBuffer>;
    bytes(): Promise<Uint8Array>;
    slice(start?: number, end?: number, type?: string): globalThis.Blob;
    text(): Promise<string>;
  }
  interface File extends Blob {
    readonly name: string;
    readonly lastModified: number;
  }
  interface Crypto {
    readonly subtle: { digest(algorithm: string | { name: string }, data: ArrayBuffer | ArrayBufferView): Promise<ArrayBuffer> };
    getRandomValues<T extends ArrayBufferView>(array: T): T;
    randomUUID(): string;
  }
  interface Performance {
    readonly timeOrigin: number;
    now(): number;
  }
}

interface Console {
  debug(...values: any[]): void;
  error(...values: any[]): void;
  info(...values: any[]): void;
  log(...values: any[]): void;
  trace(...values: any[]): void;
  warn(...values: any[]): void;
}
interface Headers extends HoldallWeb<holdall.web.Headers> {}
interface Request extends HoldallWeb<holdall.web.Request> {}
interface Response extends HoldallWeb<holdall.web.Response> {}
interface Event extends HoldallWeb<holdall.web.Event> {}
interface EventTarget extends HoldallWeb<holdall.web.EventTarget> {}
interface AbortSignal extends HoldallWeb<holdall.web.AbortSignal> {}
interface AbortController extends HoldallWeb<holdall.web.AbortController> {}
interface DOMException extends HoldallWeb<holdall.web.DOMException> {}
interface URL extends HoldallWeb<holdall.web.URL> {}
interface URLSearchParams extends HoldallWeb<holdall.web.URLSearchParams> {}
interface TextEncoder extends HoldallWeb<holdall.web.TextEncoder> {}
interface TextDecoder extends HoldallWeb<holdall.web.TextDecoder> {}
interface Blob extends HoldallWeb<holdall.web.Blob> {}
interface File extends HoldallWeb<holdall.web.File> {}
interface Crypto extends HoldallWeb<holdall.web.Crypto> {}
interface Performance extends HoldallWeb<holdall.web.Performance> {}
interface FormData extends HoldallWeb<holdall.FormData> {}
interface FormData {
  append(name: string, value: holdall.File | Blob | string, filename?: string): void;
  set(name: string, value: holdall.File | Blob | string, filename?: string): void;
}
interface Headers {
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
interface URLSearchParams {
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare var console: Console;
declare function fetch(input: string | URL | Request, init?: holdall.web.Init): Promise<Response>;
declare function setTimeout(run: (...args: any[]) => any, milliseconds?: number, ...args: any[]): number;
declare function setInterval(run: (...args: any[]) => any, milliseconds?: number, ...args: any[]): number;
declare function clearTimeout(id?: number): void;
declare function clearInterval(id?: number): void;
declare function queueMicrotask(run: () => void): void;
declare function structuredClone<T = any>(value: T, options?: { transfer?: any[] }): T;
declare function atob(text: string): string;
declare function btoa(text: string): string;
declare var crypto: typeof globalThis extends { onmessage: any; crypto: infer T } ? T : Crypto;
declare var performance: typeof globalThis extends { onmessage: any; performance: infer T } ? T : Performance;
declare var Headers: typeof globalThis extends { onmessage: any; Headers: infer T } ? T : { prototype: Headers; new (init?: any): Headers };
declare var Request: typeof globalThis extends { onmessage: any; Request: infer T } ? T : { prototype: Request; new (input: any, init?: holdall.web.Init): Request };
declare var Response: typeof globalThis extends { onmessage: any; Response: infer T }
  ? T
  : { prototype: Response; new (body?: any, init?: { status?: number; statusText?: string; headers?: any }): Response; json(data: any, init?: any): Response; error(): Response };
declare var Event: typeof globalThis extends { onmessage: any; Event: infer T } ? T : { prototype: Event; new (type: string, init?: { cancelable?: boolean }): Event };
declare var EventTarget: typeof globalThis extends { onmessage: any; EventTarget: infer T } ? T : { prototype: EventTarget; new (): EventTarget };
declare var AbortSignal: typeof globalThis extends { onmessage: any; AbortSignal: infer T }
  ? T
  : { prototype: AbortSignal; abort(reason?: any): AbortSignal; any(signals: Iterable<AbortSignal>): AbortSignal; timeout(milliseconds: number): AbortSignal };
declare var AbortController: typeof globalThis extends { onmessage: any; AbortController: infer T } ? T : { prototype: AbortController; new (): AbortController };
declare var DOMException: typeof globalThis extends { onmessage: any; DOMException: infer T } ? T : { prototype: DOMException; new (message?: string, name?: string): DOMException };
declare var URL: typeof globalThis extends { onmessage: any; URL: infer T }
  ? T
  : { prototype: URL; new (url: string | URL, base?: string | URL): URL; canParse(url: string, base?: string): boolean; parse(url: string, base?: string): URL | null };
declare var URLSearchParams: typeof globalThis extends { onmessage: any; URLSearchParams: infer T } ? T : { prototype: URLSearchParams; new (init?: any): URLSearchParams };
declare var TextEncoder: typeof globalThis extends { onmessage: any; TextEncoder: infer T } ? T : { prototype: TextEncoder; new (): TextEncoder };
declare var TextDecoder: typeof globalThis extends { onmessage: any; TextDecoder: infer T }
  ? T
  : { prototype: TextDecoder; new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder };
declare var Blob: typeof globalThis extends { onmessage: any; Blob: infer T } ? T : { prototype: Blob; new (parts?: any[], options?: { type?: string }): Blob };
declare var File: typeof globalThis extends { onmessage: any; File: infer T }
  ? T
  : { prototype: File; new (parts: any[], name: string, options?: { type?: string; lastModified?: number }): File };
declare var FormData: typeof globalThis extends { onmessage: any; FormData: infer T } ? T : { prototype: FormData; new (): FormData };
