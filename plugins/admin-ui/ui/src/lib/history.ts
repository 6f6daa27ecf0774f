import { readJson, writeJson } from './storage';

/** The last texts that somebody sent from an input, the newest first, in the storage of the browser. */
export class History {
  constructor(private readonly key: string, private readonly most: number) {}

  all(): string[] {
    const kept = readJson<unknown>(this.key, []);
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  }

  add(text: string): void {
    if (text) writeJson(this.key, [text, ...this.all().filter((one) => one !== text)].slice(0, this.most));
  }

  remove(text: string): void {
    writeJson(this.key, this.all().filter((one) => one !== text));
  }
}
