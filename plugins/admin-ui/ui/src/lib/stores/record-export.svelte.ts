import { t } from '../i18n/i18n';
import type { CollectionModel } from 'pocketbase';
import { api } from '../api';
import { messageOf } from '../errors';
import { formatCount } from '../format';
import { allRecords, downloadRecords, type ExportFormat } from '../records/export';
import { toasts } from './toasts.svelte';

/** A download of all records that match, which may take a while. */
export class RecordExport {
  busy = $state(false);
  #ended = false;

  async run(collection: CollectionModel, search: string, sort: string, format: ExportFormat): Promise<void> {
    this.busy = true;
    const key = 'export';
    try {
      const records = await allRecords(api, collection, search, sort, (count) => {
        if (count >= 1000) toasts.plain(t('Loading records: {count}…', { count }), key);
        return !this.#ended;
      });
      if (!records) return;
      downloadRecords(collection, records, format);
      toasts.good(t('{count} records are in the file.', { count: formatCount(records.length) }), key);
    } catch (error) {
      toasts.bad(messageOf(error), key);
    } finally {
      this.busy = false;
    }
  }

  /** Who leaves the screen does not wait for it any more. */
  end(): void {
    this.#ended = true;
  }
}
