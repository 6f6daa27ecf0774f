import type { CollectionModel } from 'pocketbase';
import { t } from './i18n/i18n';

interface Token {
  kind: 'text' | 'number' | 'name' | 'operator' | 'join' | 'open' | 'close' | 'comma';
  text: string;
  at: number;
}

/** What is wrong with a filter, and where: the server itself says only that something is. */
export interface FilterFault {
  message: string;
  at: number;
}

class Fault extends Error {
  constructor(message: string, readonly at: number) {
    super(message);
  }
}

const kinds: readonly [Token['kind'], RegExp][] = [
  ['text', /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y],
  ['number', /[+-]?\d+(?:\.\d+)?(?![\w.])/y],
  ['operator', /\?(?:!=|!~|>=|<=|[=~<>])|!=|!~|>=|<=|[=~<>]/y],
  ['join', /&&|\|\|/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['comma', /,/y],
  ['name', /[@\w#][\w.:#@-]*/y],
];

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const space = /(?:\s|\/\/[^\n]*)+/y;
  for (let at = 0; at < text.length; ) {
    space.lastIndex = at;
    const gap = space.exec(text);
    if (gap) {
      at += gap[0].length;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { kind, text: found[0], at };
  }
  const char = text[at]!;
  if (char === '"' || char === "'") throw new Fault(t('The text that begins with {char} has no end. Close it with another {char}.', { char }), at);
  if (char === '&' || char === '|') throw new Fault(t('Write {char}{char} instead of {char}.', { char }), at);
  throw new Fault(t('“{char}” does not belong here.', { char }), at);
}

/** Walks through the tokens of a filter: comparisons, joined and in brackets. */
class Walk {
  #at = 0;

  constructor(readonly tokens: readonly Token[], readonly end: number, readonly checkName: (token: Token) => void) {}

  all(): void {
    this.expression();
    const rest = this.peek();
    if (!rest) return;
    if (rest.kind === 'close') throw new Fault(t('This bracket closes nothing.'), rest.at);
    throw new Fault(t('“{text}” is too much here. Join conditions by && or ||.', { text: rest.text }), rest.at);
  }

  private expression(): void {
    this.condition();
    while (this.peek()?.kind === 'join') {
      this.#at++;
      this.condition();
    }
  }

  private condition(): void {
    const token = this.peek();
    if (!token) throw new Fault(t('A condition is missing at the end.'), this.end);
    if (token.kind === 'open') {
      this.#at++;
      this.expression();
      this.close(token);
      return;
    }
    this.operand();
    const operator = this.peek();
    if (operator?.kind !== 'operator') throw new Fault(t('“{text}” needs a comparison, such as =, ~ or >.', { text: token.text }), operator?.at ?? this.end);
    this.#at++;
    this.operand();
  }

  private operand(): void {
    const token = this.peek();
    if (!token) throw new Fault(t('A value is missing at the end.'), this.end);
    if (token.kind !== 'text' && token.kind !== 'number' && token.kind !== 'name') throw new Fault(t('A value is missing before “{text}”.', { text: token.text }), token.at);
    this.#at++;
    const open = this.peek();
    if (token.kind !== 'name') return;
    if (open?.kind === 'open') this.arguments(open);
    else this.checkName(token);
  }

  private arguments(open: Token): void {
    this.#at++;
    this.operand();
    while (this.peek()?.kind === 'comma') {
      this.#at++;
      this.operand();
    }
    this.close(open);
  }

  private close(open: Token): void {
    if (this.peek()?.kind !== 'close') throw new Fault(t('This bracket is not closed.'), open.at);
    this.#at++;
  }

  private peek(): Token | undefined {
    return this.tokens[this.#at];
  }
}

const words = new Set(['true', 'false', 'null']);

function checkName(collection: CollectionModel, token: Token): void {
  if (token.text.startsWith('@') || words.has(token.text.toLowerCase())) return;
  const first = token.text.split(/[.:]/)[0]!;
  if (first.includes('_via_') || collection.fields.some((field) => field.name === first)) return;
  throw new Fault(t('{name} has no field “{first}”. A text needs quotes.', { name: collection.name, first }), token.at);
}

/** Null for a filter in which nothing is found; the server may still refuse it. */
export function faultOf(text: string, collection: CollectionModel): FilterFault | null {
  try {
    new Walk(tokensOf(text), text.trimEnd().length, (token) => checkName(collection, token)).all();
    return null;
  } catch (error) {
    if (error instanceof Fault) return { message: error.message, at: error.at };
    throw error;
  }
}
