import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../app/access/policy.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { pageWords } from '../support/page-words.ts';
import { REACH } from '../support/test-network.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
  // The places out of the analyst's reach have enough people of their own: nobody's has to be covered by hers.
  await answerMany('own', 600);
  await answerMany('other', 600);
});
afterAll(() => site.close());

/** Finished first questionnaires at a site: levels by turns, women and men of all ages, every tenth 80 years old. */
async function answerMany(place: 'own' | 'other', count: number): Promise<void> {
  const { db } = site.app;
  const at = site.network.places[place].site;
  const [template] = await db
    .selectFrom('response')
    .selectAll()
    .where('site_id', '=', at)
    .where('status', '=', 'complete')
    .execute();
  if (!template) throw new Error('No response to copy.');
  const levels = ['AB', 'B', 'LW', 'N', 'LM', 'X', 'NA'] as const;
  await db.transaction().execute(async (trx) => {
    for (let index = 0; index < count; index += 1) {
      const overall = levels[index % levels.length] ?? 'X';
      const area = overall === 'NA' || overall === 'X' ? 'none' : 'B';
      await trx
        .insertInto('response')
        .values({
          ...template,
          id: `0199b000-0000-7000-${place === 'own' ? '8000' : '9000'}-${String(index).padStart(12, '0')}`,
          day: '2026-03-10',
          overall,
          area_il: area,
          area_cc: area,
          area_dcc: area,
          area_sf: area,
          area_ps: area,
          age: index % 10 === 0 ? 80 : 20 + (index % 50),
          gender: Math.floor(index / 50) % 2 === 0 ? 'A' : 'B',
        })
        .execute();
    }
    await touchFigureCells(trx, [figureCellOf(at, '2026-03-10')]);
  });
}

const pageOf = async (role: Role, query = '') => pageWords(await site.as(role).get(`/baselines${query}`));

describe('the page of baselines', () => {
  it('says the headline in words and shows how every number of it is worked out', async () => {
    const shown = await pageOf('analyst');
    const [, percent, low, high] =
      /\|(\d+) su 100 persone di 16–74 anni [^|]*fra (\d+) e (\d+) su 100\.\|/.exec(shown) ?? [];
    expect(Number(low)).toBeLessThan(Number(percent));
    expect(Number(high)).toBeGreaterThan(Number(percent));
    const [, count, n] = /\|(\d+) \/ (\d+) = [\d,]+ %\|/.exec(shown) ?? [];
    expect(Math.round((Number(count) / Number(n)) * 100)).toBe(Number(percent));
    expect(shown).toMatch(/\|\([\d,]+ \+ 1,96²\/\(2·\d+\) ± 1,96·√/);
    expect(shown).toContain('non i residenti');
    expect(shown).toContain('54,27 %');
    expect(shown).toContain('Come si calcolano questi numeri');
  });

  it('counts users only where that is asked, without the published values', async () => {
    const shown = await pageOf('analyst', '?users=only');
    expect(shown).toContain('16–74 anni che usano Internet e hanno risposto');
    expect(shown).not.toContain('54,27 %');
  });

  it('gives the CSV the rows of the page, hidden where they are hidden there', async () => {
    const query = '?by=sex&from=2026-03&to=2026-03';
    const shown = await pageOf('coordinator', query);
    const file = await site.as('coordinator').get(`/baselines/rows${query}&format=csv`);
    expect(file.headers.get('Content-Disposition')).toContain('bottega-competenze-sex.csv');
    const lines = (await file.text()).trim().split('\r\n');
    const [head, ...rows] = lines.filter((line) => !line.startsWith('#'));
    expect(head).toContain('Sesso;Codice;');
    expect(rows.map((row) => row.split(';')[1])).toEqual(['A', 'B']);
    for (const row of rows) {
      const [label, , n, count, share] = row.replaceAll('"', '').split(';');
      expect(shown).toContain(`|${label}|${n}|${count}|${share} %|`);
    }
    const entry = await site.app.db
      .selectFrom('audit_entry')
      .select('subject_id')
      .where('action', '=', 'figures.export')
      .executeTakeFirst();
    expect(entry?.subject_id).toBe('baselines');
  });

  it('shows staff who may open the persons their own sites whole, and hides small numbers from others', async () => {
    const site_id = site.network.places.own.site;
    const query = `?site=${site_id}&by=ageClass&sex=A`;
    const rows = async (role: Role) =>
      (await pageOf(role, query)).match(/\|meno di 30\|(\d+|coperto)\|/g) ?? [];
    expect((await rows('facilitator')).join()).not.toContain('coperto');
    expect((await pageOf('facilitator', query)).includes('Numeri interi')).toBe(true);
    const hidden = await pageOf('analyst', query);
    expect(hidden).toContain('coperto');
    expect(hidden).not.toContain('Numeri interi');
  });

  it.each(['/baselines?', '/baselines/rows?format=csv&'])(
    '%s: places out of reach do not exist',
    async (path) => {
      for (const [role, places] of Object.entries(REACH) as [Role, readonly string[]][]) {
        // Whoever may not take figures away at all is told so.
        if (path.includes('format=csv') && (role === 'facilitator' || role === 'trainer')) continue;
        for (const [place, ids] of Object.entries(site.network.places)) {
          const { status } = await site.as(role).get(`${path}site=${ids.site}`);
          expect([role, place, status]).toEqual([role, place, places.includes(place) ? 200 : 404]);
        }
        expect((await site.as(role).get(`${path}organisation=nowhere`)).status).toBe(404);
      }
    },
  );

  it.each([
    ['from=2026-02-10', 'Dal mese', 'Si conta a mesi interi'],
    ['to=marzo', 'Al mese', 'Scrivi un mese che esiste'],
    ['sex=Z', 'Sesso', '«Z» non è fra le risposte possibili'],
    ['sex=A&way=home&by=education', 'Modo di rispondere', 'Sono troppe caratteristiche insieme'],
    ['population=no:where', 'Popolazione', 'Questa popolazione non c&#x27;è più'],
  ])('%s: says what is wrong at its field and shows no figure', async (query, field, message) => {
    const page = await site.as('analyst').get(`/baselines?${query}`);
    expect(page.status).toBe(422);
    const shown = await pageWords(page);
    expect(shown).toContain(message);
    expect(shown).toContain(field);
    expect(shown).not.toContain('su 100 persone');
    const csv = await site.as('analyst').get(`/baselines/rows?format=csv&${query}`);
    expect([csv.status, (await csv.text()).replaceAll("'", '&#x27;')]).toEqual([
      422,
      expect.stringContaining(message),
    ]);
  });

  it('says what to do where nobody answered, and where numbers are hidden', async () => {
    expect(await pageOf('analyst', '?from=2001-01&to=2001-02')).toContain('Nessun questionario completo');
    const other = site.network.places.sibling.site;
    expect(await pageOf('analyst', `?site=${other}&from=2026-01`)).toMatch(
      /Qui i numeri sono coperti.*Guarda tutti i mesi.*Guarda tutti i punti/s,
    );
  });

  it('weights to a population that was imported, beside the share without weights', async () => {
    const html = await (await site.as('auditor').get('/baselines')).text();
    const population = /<option value="([^"]+:[^"]+)"/.exec(html)?.[1] ?? '';
    expect(population).not.toBe('');
    const chosen = `?population=${encodeURIComponent(population)}`;
    expect(await pageOf('auditor', chosen)).toMatch(/Senza pesi\|.*Con i pesi\|.*Effetto del disegno\|/s);
    // Of a part of the network, age and sex together are hidden.
    expect(await pageOf('analyst', chosen)).toContain('sono coperti: scegli più punti');
    expect(await pageOf('auditor', `${chosen}&sex=A`)).toContain('togli i filtri sulle persone');
  });

  it('says of the change of the same people that there is none yet, or too little to show', async () => {
    expect(await pageOf('analyst')).toMatch(/Nessuna persona ha ancora fatto|sono ancora poche/);
    expect(await pageOf('coordinator', '?site=')).not.toContain('Prima e dopo, le stesse persone');
  });
});
