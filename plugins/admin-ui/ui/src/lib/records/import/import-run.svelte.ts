import type PocketBase from 'pocketbase';
import type { CollectionModel } from 'pocketbase';
import { messageOf } from '../../errors';
import type { PlannedRow, RowFault } from './plan';
import { sendRows } from './send';

/** An import on its way, and what became of it. */
export class ImportRun {
  busy = $state(true);
  done = $state(0);
  /** The rows that the server refused; with several wrong fields a row has several faults. */
  failed = $state(0);
  /** Why it ended before its end. */
  failure = $state('');
  stopped = $state(false);
  readonly total: number;
  readonly #faults: RowFault[] = [];

  constructor(rows: readonly PlannedRow[]) {
    this.total = rows.length;
  }

  get faults(): readonly RowFault[] {
    void this.failed;
    return this.#faults;
  }

  get left(): number {
    return this.total - this.done - this.failed;
  }

  async send(api: PocketBase, rows: readonly PlannedRow[], collection: CollectionModel, existing: ReadonlySet<string>, batchSize: number): Promise<void> {
    try {
      await sendRows(api, rows, { collection, existing, batchSize, onprogress: (done, faults) => this.#count(done, faults) });
    } catch (error) {
      this.failure = messageOf(error);
    } finally {
      this.busy = false;
    }
  }

  /** What is on its way comes to its end. */
  stop(): void {
    this.stopped = true;
  }

  #count(done: number, faults: readonly RowFault[]): boolean {
    this.done += done;
    if (faults.length > 0) {
      this.#faults.push(...faults);
      this.failed++;
    }
    return !this.stopped;
  }
}
