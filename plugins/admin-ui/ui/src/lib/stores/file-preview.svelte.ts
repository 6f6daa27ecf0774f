import type { RecordModel } from 'pocketbase';

export interface PreviewedFile {
  record: RecordModel;
  name: string;
  secret: boolean;
}

let shown = $state.raw<PreviewedFile | null>(null);

/** The file that is shown large, above whatever is on the screen. */
export const filePreview = {
  get shown() {
    return shown;
  },
  open(file: PreviewedFile): void {
    shown = file;
  },
  close(): void {
    shown = null;
  },
};
