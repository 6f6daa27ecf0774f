import { readJson, writeJson } from '../storage';

const keyOf = (collectionId: string) => 'pbColumns_' + collectionId;

/** Which columns somebody switched on or off, by field id. */
export class ColumnChoice {
  chosen = $state.raw<Record<string, boolean>>({});
  #key: string;

  constructor(collectionId: string) {
    this.#key = keyOf(collectionId);
    this.chosen = readJson<Record<string, boolean>>(this.#key, {});
  }

  /** Back to what a table shows by itself. */
  reset(): void {
    this.chosen = {};
    localStorage.removeItem(this.#key);
  }

  set(fieldId: string, shown: boolean): void {
    this.chosen = { ...this.chosen, [fieldId]: shown };
    writeJson(this.#key, this.chosen);
  }
}
