/** Something that can be typed at a place in an expression. */
export interface Suggestion {
  text: string;
  /** What it is, in a word. */
  kind: string;
}

export type CodeLanguage = 'filter' | 'json' | 'sql' | 'html' | 'text';

/** What may follow the word before the cursor. */
export type Suggest = (word: string) => Suggestion[];
