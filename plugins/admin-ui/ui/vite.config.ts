import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import type { Plugin, Rolldown } from 'vite';
import { firstPaint } from './build/first-paint.ts';

// Where `npm run dev` finds a running server.
const server = process.env.HOLDALL_URL ?? 'http://127.0.0.1:8090';

interface Modules {
  getModuleInfo(id: string): { importers: readonly string[]; dynamicImporters: readonly string[] } | null;
}

const firstScreen = 'routes/Collections.svelte';
/** They are large, and each is for one control. */
const editors = /node_modules\/(@?codemirror|@lezer|@tiptap|prosemirror|leaflet)/;
const needed = new Map<string, ReadonlySet<string>>();

/** What is loaded only when it is wanted, and can't do without a module then. */
function partsWith(id: string, modules: Modules): ReadonlySet<string> {
  const known = needed.get(id);
  if (known) return known;
  const parts = new Set<string>();
  const seen = new Set([id]);
  for (const one of seen) {
    const info = modules.getModuleInfo(one);
    if (info && info.dynamicImporters.length > 0) parts.add(one);
    for (const importer of info?.importers ?? []) seen.add(importer);
  }
  needed.set(id, parts);
  return parts;
}

const isForRecords = (id: string, modules: Modules) => [...partsWith(id, modules)].some((part) => part.endsWith(firstScreen));
const isShared = (id: string, modules: Modules) => partsWith(id, modules).size > 1 && !editors.test(id);

/** What comes at once comes in one file: each further one is a way there and back on a slow network. */
const groups: Rolldown.CodeSplittingGroup[] = [
  { name: 'start', priority: 3, tags: ['$initial'] },
  { name: (id, modules) => (isForRecords(id, modules) ? 'records' : null), debugName: 'records', priority: 2 },
  { name: (id, modules) => (isShared(id, modules) ? 'shared' : null), debugName: 'shared', priority: 1 },
];

/** Compressed as well as can be, which takes too long for a server to do when it is asked. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  // Only what was written is what is sent: other plugins change it until then.
  writeBundle({ dir = 'dist' }, bundle) {
    for (const fileName of Object.keys(bundle)) {
      if (/\.(js|css|svg)$/.test(fileName)) writeFileSync(join(dir, `${fileName}.br`), brotliCompressSync(readFileSync(join(dir, fileName))));
    }
  },
};

export default defineConfig(({ command }) => ({
  plugins: [svelte(), firstPaint(), compressed],
  // Built pages refer to their files relatively, so that a server mounted under a sub-path needs no build of its own.
  base: command === 'serve' ? '/_/' : './',
  server: { host: '127.0.0.1', proxy: { '/api': server } },
  build: {
    target: ['chrome125', 'firefox129', 'safari18'],
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  test: { include: ['tests/**/*.test.ts'] },
}));
