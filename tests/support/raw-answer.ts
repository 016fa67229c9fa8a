import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Waits so many ms before it goes on sending. */
type Pause = number;

/** Sends what no client library would, piece by piece, and returns all that came back until the line was closed. */
export function rawAnswer(url: string, ...pieces: readonly (string | Pause)[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, async () => {
      for (const piece of pieces) {
        if (typeof piece === 'number') await wait(piece);
        else if (socket.writable) socket.write(piece);
      }
    });
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      answer += text;
    });
    socket.on('close', () => resolve(answer));
    // A server that hangs up while we still send has answered before.
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
  });
}

/** The statuses of one or more answers on a line, in order. */
export function statusesIn(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
