import { api } from './de/api';
import { editing } from './de/editing';
import { imports } from './de/imports';
import { operations } from './de/operations';
import { records } from './de/records';
import { schema } from './de/schema';
import { server } from './de/server';
import { settings } from './de/settings';
import { shell } from './de/shell';

const own = { ...shell, ...records, ...imports, ...schema, ...settings, ...editing, ...operations, ...api };

/** Every text of the dashboard that can be translated, as it is in English. */
export type Message = keyof typeof own;

export const de = { ...server, ...own };
