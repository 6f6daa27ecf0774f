import { readJson, writeJson } from './storage';

const most = 15;

/** The last searches in a collection, the newest first. */
export class SearchHistory {
  readonly #key: string;

  constructor(collectionId: string) {
    this.#key = 'pbRecordsSearchHistory_' + collectionId;
  }

  all(): string[] {
    const kept = readJson<unknown>(this.#key, []);
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  }

  add(text: string): void {
    if (text) writeJson(this.#key, [text, ...this.all().filter((one) => one !== text)].slice(0, most));
  }

  remove(text: string): void {
    writeJson(this.#key, this.all().filter((one) => one !== text));
  }
}
