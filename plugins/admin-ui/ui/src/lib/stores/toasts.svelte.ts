export type ToastTone = 'good' | 'bad' | 'plain';

export interface Toast {
  /** A later toast with the same key takes the place of an earlier one. */
  key: string;
  tone: ToastTone;
  text: string;
}

let shown = $state.raw<Toast[]>([]);
let count = 0;

function show(tone: ToastTone, text: string, key = `toast-${++count}`): void {
  shown = [...shown.filter((one) => one.key !== key), { key, tone, text }];
}

/** Short messages at the edge of the screen, about what was just done. */
export const toasts = {
  get shown() {
    return shown;
  },
  good: (text: string, key?: string): void => show('good', text, key),
  bad: (text: string, key?: string): void => show('bad', text, key),
  plain: (text: string, key?: string): void => show('plain', text, key),
  /** What was said before no longer holds. */
  end(key: string): void {
    shown = shown.filter((one) => one.key !== key);
  },
  close(toast: Toast): void {
    shown = shown.filter((one) => one !== toast);
  },
};

/** How long a message stays: long enough to be read. */
export function toastTime({ tone, text }: Toast): number {
  return Math.max(tone === 'bad' ? 3500 : 3000, text.length * 60);
}
