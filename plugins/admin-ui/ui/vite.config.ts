import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

// Where `npm run dev` finds a running server.
const server = process.env.HOLDALL_URL ?? 'http://127.0.0.1:8090';

interface Modules {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

const needed = new Map<string, boolean>();

/** Whether the first page can't do without a module. */
function isNeededAtOnce(id: string, modules: Modules): boolean {
  const known = needed.get(id);
  if (known !== undefined) return known;
  needed.set(id, false);
  const info = modules.getModuleInfo(id);
  const found = info !== null && (info.isEntry || info.importers.some((one) => isNeededAtOnce(one, modules)));
  needed.set(id, found);
  return found;
}

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
  plugins: [svelte(), compressed],
  // Built pages refer to their files relatively, so that a server mounted under a sub-path needs no build of its own.
  base: command === 'serve' ? '/_/' : './',
  server: { host: '127.0.0.1', proxy: { '/api': server } },
  build: {
    target: ['chrome125', 'firefox129', 'safari18'],
    assetsInlineLimit: 0,
    // What comes first comes in one file: each further one is a way there and back on a slow network.
    rolldownOptions: { output: { codeSplitting: { groups: [{ debugName: 'start', name: (id: string, modules: Modules) => (isNeededAtOnce(id, modules) ? 'start' : null) }] } } },
  },
  test: { include: ['tests/**/*.test.ts'] },
}));
