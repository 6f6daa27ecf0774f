import type { Sample } from './sample';

/** Where the API is, for a program that runs elsewhere: a program does not know the names that a browser knows. */
export function publicAddress(base: string): string {
  return base.replace(/\/$/, '').replace('//localhost', '//127.0.0.1');
}

export function literal(value: unknown, indent = ''): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n' + indent);
}

/** The same value in JavaScript: names without quotes where they need none. */
export function jsLiteral(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:').replaceAll('"', "'");
}

export function dartLiteral(value: unknown): string {
  return `<String, dynamic>${JSON.stringify(value, null, 2)}`;
}

interface Call {
  address: string;
  js: string;
  dart: string;
  method: string;
  path: string;
  body?: unknown;
  query?: string;
  /** The request needs the token of an account. */
  token?: boolean;
}

/** One request in all languages. */
export function samplesOf({ address, js, dart, method, path, body, query = '', token = false }: Call): Sample[] {
  const base = publicAddress(address);
  return [
    { language: 'js', name: 'JavaScript', code: `import PocketBase from 'pocketbase';\n\nconst pb = new PocketBase('${base}');\n\n${js}\n` },
    { language: 'dart', name: 'Dart', code: `import 'package:pocketbase/pocketbase.dart';\n\nfinal pb = PocketBase('${base}');\n\n${dart}\n` },
    { language: 'curl', name: 'curl', code: curl(base + path + query, method, body, token) },
  ];
}

function curl(url: string, method: string, body: unknown, token: boolean): string {
  const parts = [
    method === 'GET' ? 'curl' : `curl -X ${method}`,
    ...(token ? [`-H 'Authorization: TOKEN'`] : []),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${literal(body)}'`]),
    `'${url}'`,
  ];
  return parts.join(' \\\n  ') + '\n';
}
