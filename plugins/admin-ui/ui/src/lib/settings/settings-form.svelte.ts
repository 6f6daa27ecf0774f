import type { Settings } from './types';

/** What a form of settings needs of the values in it. */
export interface EditedForm<T, S> {
  readonly dirty: boolean;
  /** What is sent. */
  readonly payload: T;
  take(saved: S): void;
  reset(): void;
}

/** A part of the settings while it is edited. Only this part is sent. */
export class SettingsForm<T extends object> implements EditedForm<T, Settings> {
  value: T = $state({} as T);
  #saved = $state('');
  #stored: Settings;
  readonly #pick: (all: Settings) => T;

  constructor(pick: (all: Settings) => T, all: Settings) {
    this.#pick = pick;
    this.#stored = all;
    this.take(all);
  }

  get dirty(): boolean {
    return JSON.stringify(this.value) !== this.#saved;
  }

  get payload(): T {
    return $state.snapshot(this.value) as T;
  }

  /** Begins anew from what the server has. */
  take(all: Settings): void {
    this.#stored = all;
    this.value = structuredClone(this.#pick(all));
    this.#saved = JSON.stringify(this.value);
  }

  reset(): void {
    this.take(this.#stored);
  }
}
