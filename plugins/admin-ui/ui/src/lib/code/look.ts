import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.tagName, tags.special(tags.variableName)], color: 'var(--code-word)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--code-text)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.variableName, tags.propertyName, tags.attributeName, tags.typeName], color: 'var(--code-name)' },
  { tag: [tags.comment], color: 'var(--code-note)', fontStyle: 'italic' },
]);

const frame = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', fontSize: 'inherit', maxHeight: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5', overflow: 'auto', maxHeight: 'inherit' },
  '.cm-content': { padding: '0.4rem 0', caretColor: 'var(--ink)' },
  '.cm-content:focus-visible': { boxShadow: 'none' },
  '.cm-line': { padding: '0 var(--space-3)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '.cm-placeholder': { color: 'var(--ink-faint)', fontStyle: 'italic' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--accent-line)' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-tooltip': { border: '1px solid var(--line)', borderRadius: 'var(--radius-md)', background: 'var(--raised)', color: 'var(--ink)', boxShadow: 'var(--shadow-lg)', overflow: 'hidden' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: 'var(--text-sm)', maxHeight: '16rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.6rem', lineHeight: '1.4' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent-soft)', color: 'var(--accent-text)' },
  '.cm-completionDetail': { marginLeft: '0.75em', color: 'var(--ink-faint)', fontStyle: 'normal', fontFamily: 'var(--font)', fontSize: 'var(--text-xs)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
});

export const look = [frame, syntaxHighlighting(colours)];
