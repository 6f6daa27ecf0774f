import { t } from '../i18n/i18n';
import type { Snippet } from 'svelte';

export interface Question {
  title: string;
  text?: string;
  /** Instead of a text: anything that takes more to explain. */
  body?: Snippet;
  yes: string;
  no?: string;
  danger?: boolean;
  /** What has to be typed before the answer can be yes. */
  typed?: string;
  /** Done before the dialog closes; it stays busy meanwhile. False keeps it open. */
  action?: () => Promise<boolean | void>;
}

interface Asked {
  question: Question;
  answer: (yes: boolean) => void;
}

let asked = $state.raw<Asked[]>([]);

/** Questions that have to be answered before anything else. */
export const questions = {
  get asked() {
    return asked;
  },
  answer(one: Asked, yes: boolean): void {
    asked = asked.filter((other) => other !== one);
    one.answer(yes);
  },
};

/** Asks in a dialog. Closing it means no. */
export function ask(question: Question): Promise<boolean> {
  return new Promise((answer) => (asked = [...asked, { question, answer }]));
}

/** Whether a panel may close: at once without changes, else when those may go. */
export function mayDiscard(changed: boolean): Promise<boolean> {
  if (!changed) return Promise.resolve(true);
  return ask({ title: t('Discard the changes?'), text: t('What you changed here is not saved yet.'), yes: t('Discard'), no: t('Keep editing'), danger: true });
}
