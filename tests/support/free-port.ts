import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below what Linux, macOS and Windows hand out by themselves. */
const LOWEST = 10_000;
const HIGHEST = 32_000;
const TRIES = 50;

/**
 * A port nobody listens on now, and that nobody is given who asks for just any: whoever starts a program on it a second
 * later finds it free, and does not talk to somebody else's.
 */
export async function freePort(): Promise<number> {
  for (let left = TRIES; left > 0; left -= 1) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const server = createServer().listen(port, '127.0.0.1');
    if (await listens(server)) return port;
  }
  throw new Error('no free port');
}

async function listens(server: Server): Promise<boolean> {
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
