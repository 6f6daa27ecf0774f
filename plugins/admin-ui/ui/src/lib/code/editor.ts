import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus, moveCompletionSelection, selectedCompletion, startCompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentLess, indentMore, insertNewlineAndIndent } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { Compartment, EditorSelection, EditorState, Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder as placeholderText, tooltips, type KeyBinding } from '@codemirror/view';
import { loadLanguage } from './languages';
import { look } from './look';
import type { CodeLanguage, Suggest } from './suggestion';

export interface EditorOptions {
  /** Where suggestions are drawn: outside of boxes that scroll, and inside an open dialog, above which nothing else can be. */
  layer: HTMLElement;
  text: string;
  language: CodeLanguage;
  /** Enter submits instead of beginning a line. */
  singleLine: boolean;
  readonly: boolean;
  placeholder: string;
  attributes: Record<string, string>;
  /** The names of tables with their columns, for SQL. */
  schema: Record<string, string[]>;
  suggest: Suggest | undefined;
  /** Whether Enter takes the first suggestion. Where plain words may be meant, it has to be chosen. */
  pickFirst: boolean;
  onchange: (text: string) => void;
  onsubmit: () => void;
}

/** What a page does with an editor that it has made. */
export interface EditorHandle {
  attach: (parent: HTMLElement) => void;
  setText: (text: string) => void;
  setReadonly: (readonly: boolean) => void;
  setAttributes: (attributes: Record<string, string>) => void;
  insert: (text: string) => void;
  selected: () => string;
  /** With a place for the cursor, where somebody has begun to type elsewhere. */
  focus: (cursor?: number) => void;
  destroy: () => void;
}

export async function createEditor(options: EditorOptions): Promise<EditorHandle> {
  const language = await loadLanguage(options.language, options.schema);
  const readonly = new Compartment();
  const attributes = new Compartment();
  const lock = (on: boolean) => [EditorState.readOnly.of(on), EditorView.editable.of(!on)];
  const view = new EditorView({
    doc: options.text,
    extensions: [
      keys(options),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      indentUnit.of('  '),
      look,
      language,
      options.language === 'filter' ? suggestions(options) : autocompletion({ icons: false }),
      tooltips({ position: 'fixed', parent: options.layer }),
      placeholderText(options.placeholder),
      options.singleLine ? oneLine : EditorView.lineWrapping,
      attributes.of(EditorView.contentAttributes.of(options.attributes)),
      readonly.of(lock(options.readonly)),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onchange(update.state.doc.toString());
      }),
    ],
  });

  return {
    attach: (parent) => parent.append(view.dom),
    setText(text) {
      const now = view.state.doc.toString();
      if (text !== now) view.dispatch({ changes: { from: 0, to: now.length, insert: text } });
    },
    setReadonly: (on) => view.dispatch({ effects: readonly.reconfigure(lock(on)) }),
    setAttributes: (next) => view.dispatch({ effects: attributes.reconfigure(EditorView.contentAttributes.of(next)) }),
    insert(text) {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    selected: () => view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to),
    focus: (cursor) => {
      if (cursor !== undefined) view.dispatch({ selection: EditorSelection.cursor(Math.min(cursor, view.state.doc.length)) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

/** Lists what may be typed while a word is being typed. */
function suggestions({ suggest, pickFirst }: EditorOptions): Extension {
  if (!suggest) return [];
  const source = (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[@\w][\w.:@]*/);
    if (!word && !context.explicit) return null;
    if (insideText(context.state.sliceDoc(0, context.pos))) return null;
    const found = suggest(word?.text ?? '').map(({ text, kind }) => ({
      label: text,
      detail: kind,
      // A path goes on: what may follow is asked for at once.
      apply: (view: EditorView, _: unknown, from: number, to: number) => {
        view.dispatch({ changes: { from, to, insert: text }, selection: EditorSelection.cursor(from + text.length) });
        if (/[.:]$/.test(text)) startCompletion(view);
      },
    }));
    return found.length > 0 ? { from: word?.from ?? context.pos, options: found, filter: false } : null;
  };
  return autocompletion({ override: [source], icons: false, activateOnTypingDelay: 50, selectOnOpen: pickFirst });
}

/** Whether a place lies inside quotes. */
function insideText(before: string): boolean {
  const open = before.replace(/\/\/.*$/gm, '').replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '');
  return /["']/.test(open);
}

function keys({ singleLine, onsubmit }: EditorOptions): Extension {
  const submit: KeyBinding = { key: 'Enter', run: ({ state }) => (completionStatus(state) !== 'active' || selectedCompletion(state) === null) && (onsubmit(), true) };
  const tab: KeyBinding = { key: 'Tab', run: (view) => acceptCompletion(view) || (moveCompletionSelection(true)(view) && acceptCompletion(view)) || (!singleLine && indentMore(view)), shift: (view) => !singleLine && indentLess(view) };
  // Esc leads out, so that the keyboard is not caught by Tab. An open list of suggestions takes it first.
  const leave: KeyBinding = { key: 'Escape', run: (view) => (view.contentDOM.blur(), true) };
  const execute: KeyBinding = { key: 'Mod-Enter', run: () => (onsubmit(), true) };
  const selectLine: KeyBinding = { key: 'Mod-l', run: selectLines, preventDefault: true };
  const selectWord: KeyBinding = { key: 'Mod-d', run: selectWordAt, preventDefault: true };
  return [
    Prec.high(keymap.of([...completionKeymap, tab, execute, ...(singleLine ? [submit] : [{ key: 'Enter', run: insertNewlineAndIndent }]), leave, selectLine, selectWord])),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
  ];
}

function selectLines(view: EditorView): boolean {
  const { from, to } = view.state.selection.main;
  view.dispatch({ selection: EditorSelection.range(view.state.doc.lineAt(from).from, Math.min(view.state.doc.lineAt(to).to + 1, view.state.doc.length)) });
  return true;
}

function selectWordAt(view: EditorView): boolean {
  const word = view.state.wordAt(view.state.selection.main.head);
  if (word) view.dispatch({ selection: word });
  return true;
}

/** What is pasted with line breaks becomes one line. */
const oneLine: Extension = [
  EditorView.clipboardInputFilter.of((text) => text.replace(/\s*\n\s*/g, ' ')),
  EditorState.transactionFilter.of((change) => (change.newDoc.lines > 1 ? [] : change)),
];
