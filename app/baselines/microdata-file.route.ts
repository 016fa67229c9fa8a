import { redirect } from '@remix-run/node';
import { signedInFile } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { exportMicrodata } from './export-microdata.server.ts';
import { FORMATS, PURPOSES } from './microdata-choices.ts';

const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8' } as const;

/** The microdata as a file, for a purpose; without one, back to the page that asks for it. */
export const action = signedInFile(
  'microdata.export',
  async (call) => {
    const form = await readForm(call.request);
    const purpose = PURPOSES.find((known) => known === textOf(form, 'purpose'));
    const format = FORMATS.find((known) => known === textOf(form, 'format'));
    if (!purpose || !format) throw redirect('/baselines/microdata?wrong=1');
    const name = wordsIn(call.actor.language).t('baselines:microdata.file');
    return new Response(await exportMicrodata(call, { purpose, format }), {
      headers: {
        'Content-Type': TYPES[format],
        'Content-Disposition': `attachment; filename="bottega-${name}-${call.today}.${format}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  },
  { fresh: true, askedAt: '/baselines/microdata' },
);
