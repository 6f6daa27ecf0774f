/** What became of a work on many things. */
export interface Outcome {
  done: string[];
  failed: { id: string; error: unknown }[];
}

/** Does something for each of many ids, a few at a time. One that fails does not stop the others. */
export async function forEachId(ids: readonly string[], work: (id: string) => Promise<unknown>, onprogress: (count: number) => void = () => {}, atOnce = 8): Promise<Outcome> {
  const outcome: Outcome = { done: [], failed: [] };
  const left = [...ids];
  const worker = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      try {
        await work(id);
        outcome.done.push(id);
      } catch (error) {
        outcome.failed.push({ id, error });
      }
      onprogress(outcome.done.length + outcome.failed.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, worker));
  return outcome;
}
