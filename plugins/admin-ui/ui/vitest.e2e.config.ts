import { defineConfig } from 'vitest/config';

// Drives a browser on the built dashboard before a real server: `npm run build`, then HOLDALL_PROGRAM=… npm run e2e.
export default defineConfig({
  test: { include: ['e2e/**/*.spec.ts'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});
