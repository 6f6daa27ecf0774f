/** How well a text answers to what was typed; null when it does not. Less is better. */
export function matchRank(text: string, typed: string): number | null {
  const [whole, term] = [text.toLowerCase(), typed.trim().toLowerCase()];
  if (term === '') return 0;
  if (whole === term) return 0;
  if (whole.startsWith(term)) return 1;
  if (new RegExp(`(^|[\\s_/.-])${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(whole)) return 2;
  if (whole.includes(term)) return 3;
  return term.length > 1 && isSpread(whole, term) ? 4 + whole.length / 1000 : null;
}

/** Whether the letters are all there, in that order. */
function isSpread(whole: string, term: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === term[at]) at++;
  return at === term.length;
}

/** Those that answer, the best first; what is alike stays in its order. */
export function bestMatches<T>(all: readonly T[], typed: string, textOf: (one: T) => string, most: number): T[] {
  return all
    .flatMap((one) => {
      const rank = matchRank(textOf(one), typed);
      return rank === null ? [] : [{ one, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ one }) => one);
}

/** What looks like the id of a record: fifteen letters and digits, or whatever else an application has chosen. */
export function looksLikeId(text: string): boolean {
  const term = text.trim();
  return /^[a-z0-9]{15}$/.test(term) || (/^[a-z0-9_-]{10,}$/i.test(term) && /\d/.test(term));
}
