/** A place in the dashboard: what stands behind the `#` of its address. */
export interface Place {
  path: string;
  query: Record<string, string>;
}

export type Access = 'guest' | 'superuser' | 'anyone';

const home = '/collections';

export function parseHash(hash: string): Place {
  const text = hash.replace(/^#/, '');
  const mark = text.indexOf('?');
  const path = mark < 0 ? text : text.slice(0, mark);
  const search = mark < 0 ? '' : text.slice(mark + 1);
  return { path: '/' + path.replace(/^\/+|\/+$/g, ''), query: Object.fromEntries(new URLSearchParams(search)) };
}

export function formatHash({ path, query }: Place): string {
  const filled = Object.entries(query).filter(([, value]) => value !== '');
  const search = new URLSearchParams(filled).toString();
  return '#' + path + (search ? '?' + search : '');
}

/** The same query with some members changed; an empty text removes a member. */
export function changeQuery(query: Record<string, string>, changes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...query, ...changes }).filter(([, value]) => value !== ''));
}

/** What stands in a path behind a route such as `/pbinstall/`: the token of a link. Null when the path is not below it. */
export function tokenBelow(route: string, path: string): string | null {
  if (!path.startsWith(route)) return null;
  const rest = path.slice(route.length);
  return rest && !rest.includes('/') ? rest : null;
}

/** Where a visitor has to go instead, or null when the place is open to them. */
export function redirectFor(access: Access | undefined, signedIn: boolean): string | null {
  if (access === undefined) return signedIn ? home : '/login';
  if (access === 'superuser' && !signedIn) return '/login';
  if (access === 'guest' && signedIn) return home;
  return null;
}

export function collectionHash(collection: string, record = ''): string {
  return formatHash({ path: home, query: { collection, record } });
}
