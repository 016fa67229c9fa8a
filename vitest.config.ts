import { defineConfig } from 'vitest/config';

/** Without the Remix plugin: unit and HTTP tests load modules as they are. */
export default defineConfig({
  test: {
    globalSetup: ['tests/support/postgres-server.ts'],
    // More than cores: a test waits for the disk and for PostgreSQL half of the time.
    maxWorkers: 4,
    // A test hangs or it does not: on a machine that others keep busy it may take ten times as long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Modules keep no state between tests: workers that go on from file to file load the product once, not for each.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['tests/{unit,architecture,db}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.{ts,tsx}'],
          // The compiled pages are taken as they are, like in production; React's development build is slower.
          env: { NODE_ENV: 'production' },
          server: { deps: { external: [/\/build\/server\//] } },
        },
      },
    ],
  },
});
