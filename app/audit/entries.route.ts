import { signedInFile } from '../access/gate.server.ts';
import { exportTrail } from './export-trail.server.ts';
import { demandNetwork } from './read-trail.server.ts';

/** The entries of the viewer's filters, all pages of them, as CSV. */
export const loader = signedInFile('audit.export', async (call) => {
  demandNetwork(call, 'audit.export');
  return new Response(await exportTrail(call), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="bottega-audit-${call.today}.csv"`,
    },
  });
});
