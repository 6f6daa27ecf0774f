import { readJson, writeJson } from '../storage';

const key = 'pbPinnedCollections';

function read(): string[] {
  const kept = readJson<unknown>(key, []);
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
}

let ids = $state.raw(read());

addEventListener('storage', (event) => {
  if (event.key === key) ids = read();
});

/** The collections that somebody wants to have at hand, by id. */
export const pins = {
  has: (id: string): boolean => ids.includes(id),
  toggle(id: string): void {
    ids = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
    writeJson(key, ids);
  },
};
