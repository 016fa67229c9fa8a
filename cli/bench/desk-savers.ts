import { type Answer, type Client, openClient, signIn } from './client.ts';
import { findDeskWorkers, visitOf } from './desk-workers.ts';
import type { Server } from './server.ts';

/** Facilitators at desks of their own, each with a connection. */
export interface DeskSavers {
  readonly clients: readonly Client[];
  /** Saves the next visit of one of them through the form; throws when it is not saved. */
  save(client: Client, index: number): Promise<Answer>;
  close(): void;
}

/** Signs so many facilitators in at a server over this database. */
export async function openDeskSavers(database: string, server: Server, count: number): Promise<DeskSavers> {
  const workers = await findDeskWorkers(database, count);
  const clients: Client[] = [];
  for (const { email } of workers) {
    clients.push(openClient(server.origin, await signIn(server.origin, email)));
  }
  const saved = workers.map(() => 0);
  return {
    clients,
    async save(client, index) {
      const worker = workers[index];
      if (!worker) throw new Error('More clients than desk workers.');
      for (let tries = 0; ; tries += 1) {
        const n = saved[index] ?? 0;
        saved[index] = n + 1;
        const { id, fields } = visitOf(worker, n);
        const answer = await client.post(`/desk/sessions/${id}/new`, fields);
        if (answer.status === 302 && answer.location === `/desk?done=${id}`) return answer;
        // The seeded day has visits too: that person came for the same today, the desk asks about it.
        if (answer.status !== 409 || tries > 5) {
          throw new Error(`A visit was not saved: ${answer.status} ${answer.location}`);
        }
      }
    },
    close() {
      for (const client of clients) client.close();
    },
  };
}
