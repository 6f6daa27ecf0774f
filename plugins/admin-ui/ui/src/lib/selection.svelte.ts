import { SvelteSet } from 'svelte/reactivity';

/** The chosen rows of a list. With Shift a click goes on from the one before it. */
export class Selection {
  readonly ids = new SvelteSet<string>();
  #last = '';

  get count(): number {
    return this.ids.size;
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  toggle(id: string, order: readonly string[], range: boolean): void {
    const on = !this.ids.has(id);
    for (const one of range ? between(order, this.#last, id) : [id]) this.#set(one, on);
    this.#last = id;
  }

  setAll(ids: readonly string[], on: boolean): void {
    for (const id of ids) this.#set(id, on);
  }

  clear(): void {
    this.ids.clear();
    this.#last = '';
  }

  #set(id: string, on: boolean): void {
    if (on) this.ids.add(id);
    else this.ids.delete(id);
  }
}

function between(order: readonly string[], one: string, other: string): readonly string[] {
  const [from, to] = [order.indexOf(one), order.indexOf(other)];
  return from < 0 ? [other] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
}
