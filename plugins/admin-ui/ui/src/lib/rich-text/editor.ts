import { Editor } from '@tiptap/core';
import Image from '@tiptap/extension-image';
import { TableKit } from '@tiptap/extension-table';
import TextAlign from '@tiptap/extension-text-align';
import { Color, TextStyle } from '@tiptap/extension-text-style';
import StarterKit from '@tiptap/starter-kit';
import { keptDirection, TextDirection } from './direction';
import { Embed } from './embed';

export interface RichTextOptions {
  element: HTMLElement;
  html: string;
  editable: boolean;
  attributes: Record<string, string>;
  onchange: (html: string) => void;
  /** The marks and blocks at the cursor have changed. */
  onmove: () => void;
}

export function createRichText({ element, html, editable, attributes, onchange, onmove }: RichTextOptions): Editor {
  return new Editor({
    element,
    content: html,
    editable,
    injectCSS: false,
    editorProps: { attributes },
    extensions: [
      StarterKit.configure({ link: { openOnClick: false, defaultProtocol: 'https', HTMLAttributes: { target: null, rel: null } } }),
      Image.configure({ allowBase64: true }),
      TableKit.configure({ table: { resizable: false } }),
      TextAlign.configure({ types: ['heading', 'paragraph'] }),
      TextStyle,
      Color,
      TextDirection,
      Embed,
    ],
    onCreate: ({ editor }) => {
      const direction = keptDirection();
      if (direction && editor.isEmpty && editable) editor.chain().setMeta('addToHistory', false).setMeta('preventUpdate', true).updateAttributes('paragraph', { dir: direction }).run();
    },
    onUpdate: ({ editor }) => onchange(htmlOf(editor)),
    onTransaction: onmove,
  });
}

/** What the editor adds so that one can write below the last block. */
const roomBelow = /(?<=<\/(?:pre|table|iframe|video|audio)>)<p><\/p>$/;

/** An editor without a word in it holds no text at all. */
export function htmlOf(editor: Editor): string {
  return editor.isEmpty ? '' : editor.getHTML().replace(roomBelow, '');
}

export type { Editor };
