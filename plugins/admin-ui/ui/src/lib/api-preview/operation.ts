import type { Sample } from './sample';

export interface Parameter {
  name: string;
  type: string;
  required?: boolean;
  text: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** One request that the API takes. */
export interface Operation {
  id: string;
  /** Where a topic has several: what this one is for. */
  name: string;
  text: string;
  method: string;
  path: string;
  /** Why not everybody may send it, in a few words. */
  needs?: string;
  samples: Sample[];
  pathParameters?: Parameter[];
  query?: Parameter[];
  body?: Parameter[];
  /** With help on how a filter is written. */
  filter?: boolean;
  answers: Answer[];
}

export interface Topic {
  id: string;
  label: string;
  /** Why it can't be used in this collection. */
  off?: string;
  operations: Operation[];
}
