import type { Schema } from '../schema/types';

let opened = $state.raw<{ collection: Schema | null } | null>(null);
let overview = $state(false);

/** The panel in which a collection is made or changed, and the overview of all. Whatever is on the screen can open them. */
export const schemaEditor = {
  /** Without a collection: a new one. */
  get opened() {
    return opened;
  },
  get overview() {
    return overview;
  },
  edit(collection: Schema): void {
    opened = { collection };
  },
  create(): void {
    opened = { collection: null };
  },
  close(): void {
    opened = null;
  },
  showOverview(shown: boolean): void {
    overview = shown;
  },
};
