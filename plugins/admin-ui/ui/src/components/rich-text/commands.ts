import AlignCenter from '@lucide/svelte/icons/text-align-center';
import AlignLeft from '@lucide/svelte/icons/text-align-start';
import AlignRight from '@lucide/svelte/icons/text-align-end';
import Bold from '@lucide/svelte/icons/bold';
import Code from '@lucide/svelte/icons/code';
import Italic from '@lucide/svelte/icons/italic';
import List from '@lucide/svelte/icons/list';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Minus from '@lucide/svelte/icons/minus';
import Quote from '@lucide/svelte/icons/text-quote';
import Redo from '@lucide/svelte/icons/redo-2';
import SquareCode from '@lucide/svelte/icons/square-code';
import Strikethrough from '@lucide/svelte/icons/strikethrough';
import Underline from '@lucide/svelte/icons/underline';
import Undo from '@lucide/svelte/icons/undo-2';
import type { Editor } from '../../lib/rich-text/editor';
import { t } from '../../lib/i18n/i18n';

export interface Command {
  label: string;
  icon: typeof Bold;
  run: (editor: Editor) => boolean;
  /** Whether it is on at the cursor. */
  on?: (editor: Editor) => boolean;
}

const chain = (editor: Editor) => editor.chain().focus();

/** The buttons above a rich text, in groups. */
export const commands: readonly (readonly Command[])[] = [
  [
    { label: t('Bold'), icon: Bold, run: (e) => chain(e).toggleBold().run(), on: (e) => e.isActive('bold') },
    { label: t('Italic'), icon: Italic, run: (e) => chain(e).toggleItalic().run(), on: (e) => e.isActive('italic') },
    { label: t('Underline'), icon: Underline, run: (e) => chain(e).toggleUnderline().run(), on: (e) => e.isActive('underline') },
    { label: t('Strike through'), icon: Strikethrough, run: (e) => chain(e).toggleStrike().run(), on: (e) => e.isActive('strike') },
    { label: t('Code'), icon: Code, run: (e) => chain(e).toggleCode().run(), on: (e) => e.isActive('code') },
  ],
  [
    { label: t('Bullet list'), icon: List, run: (e) => chain(e).toggleBulletList().run(), on: (e) => e.isActive('bulletList') },
    { label: t('Numbered list'), icon: ListOrdered, run: (e) => chain(e).toggleOrderedList().run(), on: (e) => e.isActive('orderedList') },
    { label: t('Quotation'), icon: Quote, run: (e) => chain(e).toggleBlockquote().run(), on: (e) => e.isActive('blockquote') },
    { label: t('Code block'), icon: SquareCode, run: (e) => chain(e).toggleCodeBlock().run(), on: (e) => e.isActive('codeBlock') },
    { label: t('Line'), icon: Minus, run: (e) => chain(e).setHorizontalRule().run() },
  ],
  [
    { label: t('Align left'), icon: AlignLeft, run: (e) => chain(e).unsetTextAlign().run(), on: (e) => !e.isActive({ textAlign: 'center' }) && !e.isActive({ textAlign: 'right' }) },
    { label: t('Centre'), icon: AlignCenter, run: (e) => chain(e).setTextAlign('center').run(), on: (e) => e.isActive({ textAlign: 'center' }) },
    { label: t('Align right'), icon: AlignRight, run: (e) => chain(e).setTextAlign('right').run(), on: (e) => e.isActive({ textAlign: 'right' }) },
  ],
  [
    { label: t('Undo'), icon: Undo, run: (e) => chain(e).undo().run() },
    { label: t('Redo'), icon: Redo, run: (e) => chain(e).redo().run() },
  ],
];

export const blocks: readonly { value: string; label: string; run: (editor: Editor) => boolean }[] = [
  { value: 'p', label: t('Text'), run: (e) => chain(e).setParagraph().run() },
  ...([1, 2, 3, 4] as const).map((level) => ({ value: `h${level}`, label: t('Heading {level}', { level }), run: (e: Editor) => chain(e).setHeading({ level }).run() })),
];

export function blockOf(editor: Editor): string {
  for (const level of [1, 2, 3, 4]) if (editor.isActive('heading', { level })) return `h${level}`;
  return 'p';
}
