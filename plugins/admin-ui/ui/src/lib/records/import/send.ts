import type PocketBase from 'pocketbase';
import { ClientResponseError, type CollectionModel } from 'pocketbase';
import { fieldErrorsOf, messageOf, statusOf } from '../../errors';
import type { PlannedRow, RowFault } from './plan';

type Api = Pick<PocketBase, 'collection' | 'createBatch'>;

export interface SendOptions {
  collection: CollectionModel;
  existing: ReadonlySet<string>;
  /** How many rows a batch may have; none where batches are not allowed. */
  batchSize: number;
  /** Called after each answer; giving false ends the work. */
  onprogress: (done: number, faults: readonly RowFault[]) => boolean;
}

const largestBatch = 1_000_000;
const atOnce = 8;

/** Sends the rows in their order. Throws when no further row could be sent, as without a connection. */
export async function sendRows(api: Api, rows: readonly PlannedRow[], options: SendOptions): Promise<void> {
  if (options.batchSize < 2) return sendOneByOne(api, rows, options);
  const left = chunksOf(rows, options.batchSize).reverse();
  for (let chunk = left.pop(); chunk; chunk = left.pop()) {
    try {
      await sendBatch(api, chunk, options);
      if (!options.onprogress(chunk.length, [])) return;
    } catch (error) {
      if (isEnd(error)) throw error;
      // Switched off meanwhile.
      if (statusOf(error) === 403) return sendOneByOne(api, [chunk, ...left.reverse()].flat(), options);
      const refused = refusedBy(error, chunk.length);
      if (refused) {
        // All of it was taken back: what is well is sent again, without the row that is not.
        const row = chunk[refused.at]!;
        const rest = chunk.filter((one) => one !== row);
        if (rest.length > 0) left.push(rest);
        if (!options.onprogress(0, faultsOf(row, refused.data, refused.message))) return;
      } else if (chunk.length > 1) {
        // Too much at once, for the time or the size that a batch may have.
        const half = Math.ceil(chunk.length / 2);
        left.push(chunk.slice(half), chunk.slice(0, half));
      } else if (!options.onprogress(0, faultsOf(chunk[0]!, {}, messageOf(error)))) return;
    }
  }
}

function chunksOf(rows: readonly PlannedRow[], max: number): PlannedRow[][] {
  const chunks: PlannedRow[][] = [];
  let size = Infinity;
  for (const row of rows) {
    const length = JSON.stringify(row.body).length;
    const last = chunks.at(-1);
    if (last && last.length < max && size + length <= largestBatch) {
      last.push(row);
      size += length;
    } else {
      chunks.push([row]);
      size = length;
    }
  }
  return chunks;
}

async function sendBatch(api: Api, rows: readonly PlannedRow[], { collection, existing }: SendOptions): Promise<void> {
  const batch = api.createBatch();
  const records = batch.collection(collection.name);
  for (const { id, body } of rows) {
    if (existing.has(id)) records.update(id, body, { fields: 'id' });
    else records.create(body, { fields: 'id' });
  }
  await batch.send({ requestKey: null });
}

/** A few at a time, unless one row may refer to another before it. */
async function sendOneByOne(api: Api, rows: readonly PlannedRow[], { collection, existing, onprogress }: SendOptions): Promise<void> {
  const records = api.collection(collection.name);
  const options = { fields: 'id', requestKey: null };
  let next = 0;
  let going = true;
  const worker = async () => {
    while (going && next < rows.length) {
      const row = rows[next++]!;
      try {
        await (existing.has(row.id) ? records.update(row.id, row.body, options) : records.create(row.body, options));
        going = onprogress(1, []) && going;
      } catch (error) {
        if (isEnd(error)) {
          going = false;
          throw error;
        }
        going = onprogress(0, faultsOf(row, fieldErrorsOf(error), messageOf(error))) && going;
      }
    }
  };
  const ownRelation = collection.fields.some((field) => field.type === 'relation' && field['collectionId'] === collection.id);
  const results = await Promise.allSettled(Array.from({ length: ownRelation ? 1 : atOnce }, worker));
  const failed = results.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Without a connection or a session every other row would fail, too. */
function isEnd(error: unknown): boolean {
  return !(error instanceof ClientResponseError) || [0, 401].includes(error.status);
}

interface Refused {
  at: number;
  message: string;
  data: Record<string, string>;
}

/** Which row of a batch the server has refused, and why. */
function refusedBy(error: unknown, count: number): Refused | null {
  const { requests } = ((error as ClientResponseError).response['data'] ?? {}) as { requests?: Record<string, { response?: Record<string, unknown> }> };
  const [at, entry] = Object.entries(requests ?? {})[0] ?? [];
  const response = entry?.response;
  if (at === undefined || !response || !(Number(at) < count)) return null;
  const inner = new ClientResponseError({ status: Number(response['status']), response });
  return { at: Number(at), message: messageOf(inner), data: fieldErrorsOf(inner) };
}

function faultsOf({ source }: PlannedRow, byField: Record<string, string>, message: string): RowFault[] {
  const fields = Object.entries(byField);
  return fields.length > 0 ? fields.map(([field, text]) => ({ source, field, message: text || message })) : [{ source, field: '', message }];
}
