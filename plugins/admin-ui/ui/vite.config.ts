import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Where `npm run dev` finds a running server.
const server = process.env.HOLDALL_URL ?? 'http://127.0.0.1:8090';

export default defineConfig(({ command }) => ({
  plugins: [svelte()],
  // Built pages refer to their files relatively, so that a server mounted under a sub-path needs no build of its own.
  base: command === 'serve' ? '/_/' : './',
  server: { host: '127.0.0.1', proxy: { '/api': server } },
  build: { target: ['chrome125', 'firefox129', 'safari18'], assetsInlineLimit: 0 },
  test: { include: ['tests/**/*.test.ts'] },
}));
