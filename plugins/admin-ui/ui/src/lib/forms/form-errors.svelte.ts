import { getContext, setContext } from 'svelte';
import { errorsByPath, messageOf } from '../errors';

const key = Symbol('form errors');

/** What the server said of a form: one text for each control, by the path of its value such as `fields.2.max`. */
export class FormErrors {
  #texts = $state.raw<Record<string, string>>({});
  /** What concerns no control. */
  message = $state('');

  get any(): boolean {
    return Object.keys(this.#texts).length > 0;
  }

  get paths(): string[] {
    return Object.keys(this.#texts);
  }

  take(error: unknown): void {
    this.#texts = errorsByPath(error);
    this.message = messageOf(error);
  }

  set(path: string, text: string): void {
    this.#texts = { ...this.#texts, [path]: text };
  }

  of(path: string): string {
    return this.#texts[path] ?? '';
  }

  /** Whether something at a path or below it is wrong: a folded section shows a mark then. */
  within(...paths: string[]): boolean {
    return this.paths.some((one) => paths.some((path) => isWithin(one, path)));
  }

  /** Forgets what was said of a value that has changed since. */
  clear(path: string): void {
    if (!this.within(path)) return;
    this.#texts = Object.fromEntries(Object.entries(this.#texts).filter(([one]) => !isWithin(one, path)));
  }

  reset(): void {
    this.#texts = {};
    this.message = '';
  }
}

const isWithin = (path: string, above: string) => path === above || path.startsWith(above + '.');

/** Gives the errors of a form to every control below the component that calls it. */
export function provideErrors(errors: FormErrors): FormErrors {
  setContext(key, errors);
  return errors;
}

export function nearestErrors(): FormErrors | undefined {
  return getContext<FormErrors | undefined>(key);
}
