import type PocketBase from 'pocketbase';
import type { RecordModel, RecordSubscription } from 'pocketbase';

interface Handlers {
  updated: (record: RecordModel) => void;
  deleted: (record: RecordModel) => void;
}

/** What others do to the records of a collection while it is on the screen. */
export class LiveRecords {
  /** How many have come since the list was loaded. */
  fresh = $state(0);
  #ids = new Set<string>();
  #own = new Set<string>();
  #stop: (() => Promise<void>) | null = null;
  #ended = false;
  readonly #handlers: Handlers;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  async follow(api: Pick<PocketBase, 'collection'>, collection: string, expand: string): Promise<void> {
    try {
      const stop = await api.collection(collection).subscribe('*', (event) => this.take(event), expand ? { expand } : {});
      if (this.#ended) await stop();
      else this.#stop = stop;
    } catch {
      // Without a live connection the list is as fresh as its last load, and the button to refresh it is there.
    }
  }

  take({ action, record }: RecordSubscription): void {
    if (action === 'create' && !this.#own.has(record.id)) this.#ids.add(record.id);
    if (action === 'update') this.#handlers.updated(record);
    if (action === 'delete') this.#handlers.deleted(record);
    if (action === 'delete') this.#ids.delete(record.id);
    this.fresh = this.#ids.size;
  }

  /** A record that was made here is no news, whichever of the two messages comes first. */
  know(id: string): void {
    this.#own.add(id);
    this.#ids.delete(id);
    this.fresh = this.#ids.size;
  }

  seen(): void {
    this.#ids.clear();
    this.fresh = 0;
  }

  end(): void {
    this.#ended = true;
    // A connection that is gone already needs no goodbye.
    this.#stop?.().catch(() => {});
  }
}
