import { startDemoServer } from './start-demo-server.ts';

/** Starts the product for one run of the browser tests; its address and its folder go to the workers by environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const server = await startDemoServer();
  process.env.BOTTEGA_E2E_URL = server.origin;
  process.env.BOTTEGA_E2E_FOLDER = server.folder;
  return () => server.stop();
}
