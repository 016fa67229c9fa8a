import { defineConfig } from 'vitest/config';

/** Without the Remix plugin: unit and HTTP tests load modules as they are. */
export default defineConfig({
  test: {
    include: ['tests/{unit,architecture,db,http}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/postgres-server.ts'],
    // The compiled pages are taken as they are, like in production.
    server: { deps: { external: [/\/build\/server\//] } },
    // One a core: PostgreSQL and the disk leave each of them time.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
