/** Tags that mean the same to the reader, and what the editor adds by itself. */
const alike: Record<string, string> = { b: 'strong', i: 'em', del: 's', strike: 's', div: 'p' };
const unimportant = new Set(['tbody', 'thead', 'colgroup', 'col', 'span', 'br', 'p', 'html', 'head', 'body']);
const kept = new Set(['href', 'src', 'alt', 'title', 'target', 'rel', 'colspan', 'rowspan', 'colwidth', 'start', 'style']);

/** How often each tag and each attribute is there. */
function countMarkup(html: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [, name = '', attributes = ''] of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)) {
    const tag = alike[name.toLowerCase()] ?? name.toLowerCase();
    if (!unimportant.has(tag)) add(`<${tag}>`);
    for (const [, attribute = ''] of attributes.matchAll(/([a-z][a-z0-9-]*)\s*=/gi)) {
      if (!kept.has(attribute.toLowerCase())) add(attribute.toLowerCase());
    }
  }
  return counts;
}

/** What a text would lose if the visual editor wrote it anew: tags and attributes that it does not know. */
export function lostMarkup(before: string, after: string): string[] {
  const now = countMarkup(after);
  return [...countMarkup(before)].filter(([name, count]) => (now.get(name) ?? 0) < count).map(([name]) => name);
}
