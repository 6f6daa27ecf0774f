import { defineConfig } from 'vitest/config';

// Measures the dashboard of a server, as it was published: HOLDALL_PROGRAM=… npm run figures. It asserts nothing.
export default defineConfig({
  test: { include: ['e2e/*.figures.ts'], fileParallelism: false, testTimeout: 600_000, hookTimeout: 120_000, disableConsoleIntercept: true },
});
