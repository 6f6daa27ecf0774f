import { parse, type AST } from 'svelte/compiler';
import ts from 'typescript';

/** What runs from left to right in every language: code and keys. */
const untold = new Set(['code', 'pre', 'kbd', 'style', 'script']);
/** What attributes say to people; everything else of an element is for the browser. */
const spoken = new Set(['title', 'placeholder', 'alt', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext']);
const mute = new Set(['style', 'class']);
/** `failed` and `invalid` show what the server says, as it says it; the console is for developers. */
const saying = new Set(['t', 'plural', 'fromServer', 'failed', 'invalid', 'console.warn', 'console.error', 'Symbol']);
/** Samples of code in the preview of the API, and what the server says there. */
const quoting = new Set(['js', 'dart', 'code', 'message']);
/** Names of keys, products, types and units are the same in every language. */
const names = /^(Enter|Escape|End|Home|Tab|Backspace|Arrow\w+|Page\w+|Range|Ctrl\+\w+|Mod-\w+|Holdall( ·)?|UTC|JavaScript|Dart|Bash|Diff|Go|Java|Kotlin|Markdown|Python|Ruby|Rust|Svelte|Swift|TypeScript|String|Number|Boolean|Object|File|Files|Array<.*|NULL|null|CSV|[\d ]*(px|rem|ms|MB).*|translate\(|Fly-Client-IP|X-Forwarded-For)$/;
/** Examples of what is typed. */
const examples = /^(https?:|SELECT |<svg|-----BEGIN|posts$|posts\/|\*:create|example\.com|image\/|localhost|my_backup|title,views|\d+ \(5 MB\)|\d+px solid|\.cm-)/;

const hasWords = (text: string) => /\p{L}{2,}/u.test(text) && !names.test(text.trim()) && !examples.test(text.trim());

/** In code, where most texts are names: one that begins with a capital, or has several words. */
const looksSpoken = (text: string) => hasWords(text) && (/^\p{Lu}(\p{Ll}| \p{L})/u.test(text.trim()) || /\p{Ll}{2,} \p{Ll}+/u.test(text));

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ');

/** The texts that a component shows without `t()`. In its code those of the catalogue may be said later, where they are shown. */
export function unsaidIn(source: string, known: (text: string) => boolean): string[] {
  const root: AST.Root = parse(source, { modern: true });
  const found: string[] = [];
  const walk = (node: Node, parent: Node | null, hidden: boolean): void => {
    if (node.type === 'StyleDirective') return;
    if (node.type === 'Attribute') return walkAttribute(node, parent!);
    if (node.type === 'Text' && !hidden && hasWords(node['data'] as string)) found.push(oneLine(node['data'] as string));
    const inside = hidden || (node.type === 'RegularElement' && untold.has(node['name'] as string));
    for (const value of Object.values(node)) for (const one of [value].flat()) if (isNode(one)) walk(one, node, inside);
  };
  const walkAttribute = (node: Node, parent: Node): void => {
    const name = node['name'] as string;
    if (mute.has(name)) return;
    const heard = spoken.has(name) ? hasWords : parent.type === 'Component' ? looksSpoken : () => false;
    for (const one of [node['value']].flat()) {
      if (!isNode(one)) continue;
      if (one.type !== 'Text') walk(one, node, false);
      else if (heard(one['data'] as string)) found.push(oneLine(one['data'] as string));
    }
  };
  walk(root.fragment as unknown as Node, null, false);
  return [...found, ...codeOf(source, root).flatMap((code) => unsaidInCode(code, known))];
}

/** Scripts and the expressions of the page. */
function codeOf(source: string, root: AST.Root): string[] {
  const parts: string[] = [root.instance, root.module].flatMap((script) => (script ? [source.slice(at(script.content).start, at(script.content).end)] : []));
  const walk = (node: Node, quiet: boolean): void => {
    const expression = node['expression'];
    if (!quiet && ['ExpressionTag', 'RenderTag'].includes(node.type) && isNode(expression)) parts.push(`(${source.slice(expression.start, at(expression).end)})`);
    const hushed = quiet || (node.type === 'Attribute' && mute.has(node['name'] as string)) || node.type === 'StyleDirective';
    for (const value of Object.values(node)) for (const one of [value].flat()) if (isNode(one)) walk(one, hushed);
  };
  walk(root.fragment as unknown as Node, false);
  return parts;
}

const at = (node: unknown) => node as { start: number; end: number };

/** The same in a module. */
export function unsaidInCode(source: string, known: (text: string) => boolean): string[] {
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isCallExpression(node) && saying.has(node.expression.getText())) return;
    if (ts.isPropertyAssignment(node) && quoting.has(node.name.getText())) return;
    if (ts.isStringLiteralLike(node) && looksSpoken(node.text) && !known(node.text)) found.push(oneLine(node.text));
    if ((ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) && looksSpoken(node.text)) found.push(oneLine(node.text));
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile('code.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}
