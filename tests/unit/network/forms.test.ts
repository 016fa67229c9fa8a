import { describe, expect, it } from 'vitest';
import { readCodeEntryForm } from '../../../app/network/code-entry-form.server.ts';
import { newIdFrom, readFields, typedIn } from '../../../app/network/fields.server.ts';
import { readGrantForm, scopeFromText } from '../../../app/network/grant-form.server.ts';
import { readOrganisationForm } from '../../../app/network/organisation-form.server.ts';
import { readProgrammeForm } from '../../../app/network/programme-form.server.ts';
import { readSiteForm } from '../../../app/network/site-form.server.ts';
import { StaffFields } from '../../../app/network/staff-form.server.ts';
import { isId, newId } from '../../../app/platform/ids.ts';
import { Problem } from '../../../app/platform/problem.ts';
import { NETWORK, type Scope } from '../../../db/scope.ts';

/** The words every form has of these stand with those of all pages. */
const OF_ALL_FORMS = ['required', 'too_long', 'characters', 'day', 'whole_number', 'choose'];
const keyOf = (reason: string) =>
  `${OF_ALL_FORMS.includes(reason) ? 'ui:errors' : 'network:error'}.${reason}`;

const ID = '01900000-0000-7000-8000-000000000001';

function formOf(fields: Record<string, string | readonly string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  }
  return form;
}

const errorsOf = (read: { ok: boolean; errors?: Readonly<Record<string, { key: string }>> }) =>
  Object.fromEntries(Object.entries(read.errors ?? {}).map(([field, { key }]) => [field, key]));

const ORGANISATION = { name: 'Unione', kind: 'union', role: 'lead', comune: 'Firenze' };

describe('the id of what a form makes', () => {
  const sent = { id: ID, name: 'Unione' };
  const id = newIdFrom(formOf(sent));

  it('is the same however often the form comes, and another one for other words or another form', () => {
    expect(newIdFrom(formOf(sent))).toBe(id);
    const others = [{ ...sent, name: 'Comune' }, { ...sent, id: newId() }, { name: 'Unione' }];
    for (const other of others) expect(newIdFrom(formOf(other))).not.toBe(id);
  });

  it('keeps when the form was opened, and is an id like any other', () => {
    expect(isId(id)).toBe(true);
    expect(id.slice(0, 13)).toBe(ID.slice(0, 13));
    expect(() => newIdFrom(formOf({ id: 'x' }))).toThrow(Problem);
  });
});

describe('a line of text', () => {
  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['x'.repeat(121), 'too_long'],
    ['x'.repeat(100_000), 'too_long'],
    ['a\u0000b', 'characters'],
    ['a\u001bb', 'characters'],
    ['a\nb', 'characters'],
    ['a\u202eb', 'characters'],
    ['a\u2066b', 'characters'],
    ['a\u200fb', 'characters'],
    ['<script>alert(1)</script>', 'characters'],
    ['Punto 🏠', 'characters'],
  ])('%j is refused', async (name, reason) => {
    const read = await readOrganisationForm(formOf({ ...ORGANISATION, name }));
    expect(errorsOf(read)).toEqual({ name: keyOf(reason) });
  });

  it.each(['Città «dell’Ànima»', 'R&D 3 < 5', '人', 'x'.repeat(120)])(
    '%j is kept as written',
    async (name) => {
      const read = await readOrganisationForm(formOf({ ...ORGANISATION, name }));
      expect(read).toEqual({ ok: true, value: { ...ORGANISATION, name, comune: 'D612' } });
    },
  );

  it('says how long it may be, and gives back what was typed, shortened', async () => {
    const form = formOf({ ...ORGANISATION, name: 'x'.repeat(100_000) });
    const read = await readOrganisationForm(form);
    expect(read.ok ? undefined : read.errors.name?.words).toEqual({ max: 120 });
    expect(typedIn(form).name).toHaveLength(5000);
  });

  it('that is a file counts as empty', async () => {
    const form = formOf(ORGANISATION);
    form.set('name', new File(['x'], 'x.txt'));
    expect(errorsOf(await readOrganisationForm(form))).toEqual({ name: 'ui:errors.required' });
  });
});

describe('a comune', () => {
  it.each([
    ['Samone', undefined, 'comune_several'],
    ['Qwertyopoli', undefined, 'comune_unknown'],
    ['Firenze (PO)', undefined, 'comune_unknown'],
    ['', undefined, 'required'],
    ['Samone', 'D612', 'comune_several'],
  ])('%j with %j is refused', async (comune, code, reason) => {
    const read = await readOrganisationForm(
      formOf({ ...ORGANISATION, comune, ...(code ? { comune_code: code } : {}) }),
    );
    expect(errorsOf(read)).toEqual({ comune: keyOf(reason) });
  });

  it.each([
    ['prato', undefined, 'G999'],
    ['Samone (TN)', undefined, 'H754'],
    ['Samone', 'H754', 'H754'],
    ['FORLI', undefined, 'D704'],
  ])('%j with %j is %s', async (comune, code, kept) => {
    const read = await readOrganisationForm(
      formOf({ ...ORGANISATION, comune, ...(code ? { comune_code: code } : {}) }),
    );
    expect(read.ok ? read.value.comune : read.errors).toBe(kept);
  });

  it('that fits several offers them', async () => {
    const read = await readOrganisationForm(formOf({ ...ORGANISATION, comune: 'Samone' }));
    expect(read.ok ? [] : read.choices.map(({ province }) => province).sort()).toEqual(['TN', 'TO']);
  });
});

const SITE = {
  name: 'Punto',
  organisation: ID,
  kind: 'fixed',
  comune: 'Firenze',
  address: 'Via di prova 1',
  latitude: '43,7696',
  longitude: '11.2558',
};

describe('a site', () => {
  it('is read with comma or dot, hours as JSON', async () => {
    const read = await readSiteForm(formOf({ ...SITE, mon_1_from: '09:00', mon_1_to: '13:00' }));
    expect(read).toEqual({
      ok: true,
      value: {
        name: 'Punto',
        organisation_id: ID,
        kind: 'fixed',
        comune: 'D612',
        comune_name: 'Firenze',
        province: 'FI',
        address: 'Via di prova 1',
        latitude: 43.7696,
        longitude: 11.2558,
        hours: '{"mon":[["09:00","13:00"]]}',
        external_id: null,
      },
    });
  });

  it.each([
    [{ organisation: 'x' }, { organisation: 'choose' }],
    [{ kind: 'flying' }, { kind: 'choose' }],
    [{ latitude: '' }, { latitude: 'both_coordinates' }],
    [{ latitude: '4376' }, { latitude: 'coordinate' }],
    [{ longitude: '-71.5' }, { longitude: 'coordinate' }],
    [{ latitude: '1e1' }, { latitude: 'coordinate' }],
    [{ mon_1_from: '09:00' }, { mon_1_to: 'hours_incomplete' }],
  ])('with %o is refused at the field', async (change, reasons) => {
    const wanted = Object.fromEntries(
      Object.entries(reasons).map(([field, reason]) => [field, keyOf(reason)]),
    );
    expect(errorsOf(await readSiteForm(formOf({ ...SITE, ...change })))).toEqual(wanted);
  });
});

describe('a member of staff', () => {
  it.each([
    ['Nome@Comune.IT ', 'nome@comune.it'],
    ['nome', undefined],
    ['a@b', undefined],
    ['nome@comune.it\u202e', undefined],
    ['', undefined],
  ])('address %j: %s', (email, kept) => {
    const read = readFields(formOf({ full_name: 'Nome', email, language: 'it' }), StaffFields);
    expect(read.ok ? read.value.email : undefined).toBe(kept);
  });
});

describe('a grant', () => {
  const GRANT = { role: 'facilitator', scope: `site:${ID}`, starts_on: '2026-01-01', ends_on: '' };

  it('is read', () => {
    expect(readGrantForm(formOf(GRANT))).toEqual({
      ok: true,
      value: { role: 'facilitator', scope: { kind: 'site', id: ID }, startsOn: '2026-01-01', endsOn: null },
    });
  });

  it.each([
    [{ role: 'owner' }, { role: 'choose' }],
    [{ scope: 'site:1' }, { scope: 'choose' }],
    [{ scope: `citizen:${ID}` }, { scope: 'choose' }],
    [{ starts_on: '2026-02-30' }, { starts_on: 'day' }],
    [{ starts_on: '0026-01-01' }, { starts_on: 'day' }],
    [{ ends_on: '2025-12-31' }, { ends_on: 'ends_before_start' }],
    [{ role: 'admin' }, { scope: 'network_only' }],
  ])('with %o is refused at the field', (change, reasons) => {
    const wanted = Object.fromEntries(
      Object.entries(reasons).map(([field, reason]) => [field, keyOf(reason)]),
    );
    expect(errorsOf(readGrantForm(formOf({ ...GRANT, ...change })))).toEqual(wanted);
  });

  it.each(['', 'site', 'site:', `site:${ID}:x`, `network:${ID}x`, `Site:${ID}`])('%j is no scope', (text) => {
    expect(scopeFromText(text)).toBeUndefined();
  });
});

describe('a programme', () => {
  const PROGRAMME = { name: 'P', starts_on: '2026-01-01', ends_on: '2026-12-31' };

  it('takes the sites ticked, or all', () => {
    const ticked = readProgrammeForm(formOf({ ...PROGRAMME, sites: [ID, 'x'] }), NETWORK);
    expect(ticked.ok ? ticked.value.sites : []).toEqual({ ticked: [ID, 'x'], listed: null });
    const all = readProgrammeForm(formOf({ ...PROGRAMME, all_sites: '1', sites: [ID] }), NETWORK);
    expect(all.ok ? all.value.sites : []).toBe('all');
  });

  it.each<[string, Scope, Record<string, string>, boolean]>([
    ['none of the network', NETWORK, {}, true],
    ['none of a part', { kind: 'sites', siteIds: [ID] }, {}, false],
    ['all of a part', { kind: 'sites', siteIds: [ID] }, { all_sites: '1' }, true],
    ['all of a part without sites', { kind: 'sites', siteIds: [] }, { all_sites: '1' }, false],
  ])('with the sites «%s»', (_name, scope, fields, taken) => {
    const errors = errorsOf(readProgrammeForm(formOf({ ...PROGRAMME, ...fields }), scope));
    expect(errors).toEqual(taken ? {} : { sites: 'network:error.own_site' });
  });

  it.each([
    [{ ends_on: '2025-12-31' }, 'ends_on', 'ends_before_start'],
    [{ closes_on: '2025-12-31' }, 'closes_on', 'before_start'],
    [{ minors_from: '2027-01-01' }, 'minors_from', 'minors_after_end'],
    [{ step_1_due: '2026-06-30', step_1_uniques: '-1' }, 'step_1_uniques', 'target_number'],
    [{ step_1_due: '2027-01-01', step_1_uniques: '1' }, 'step_1_due', 'target_outside'],
    [{ ends_on: '2025-12-31', step_1_uniques: '1' }, 'ends_on', 'ends_before_start'],
    [{ starts_on: '' }, 'starts_on', 'day'],
  ])('with %o is refused', (change, field, reason) => {
    const read = readProgrammeForm(formOf({ ...PROGRAMME, ...change }), NETWORK);
    expect(errorsOf(read)).toEqual({ [field]: keyOf(reason) });
  });
});

describe('an entry of a code list', () => {
  const known = {
    competence: new Set(['9']),
    public_service: new Set(['S']),
    competence_area: new Set(['A']),
  };
  const ENTRY = { code: 'cie_app', label_it: 'CIE', label_en: 'Identity card' };

  it('has the attributes of its list and no others', () => {
    const form = formOf({
      ...ENTRY,
      se5: ['9'],
      se6: ['S'],
      keywords: ' pin, ,puk ',
      sensitive: '1',
      area: 'A',
    });
    const labels = { it: 'CIE', en: 'Identity card' };
    expect(readCodeEntryForm(form, 'topic', known)).toEqual({
      ok: true,
      value: {
        code: 'cie_app',
        labels,
        attributes: { se5: ['9'], se6: ['S'], keywords: ['pin', 'puk'], sensitive: true },
      },
    });
    const competence = readCodeEntryForm(form, 'competence', known);
    expect(competence.ok ? competence.value.attributes : {}).toEqual({ area: 'A' });
    const channel = readCodeEntryForm(form, 'channel', known);
    expect(channel.ok ? channel.value.attributes : {}).toEqual({});
  });

  it.each([
    ['topic', { se5: ['99'] }, 'se5', 'attribute_se5'],
    ['topic', { se6: ['9'] }, 'se6', 'attribute_se6'],
    ['competence', { area: 'Z' }, 'area', 'attribute_area'],
    ['age_band', { from: '' }, 'from', 'attribute_from'],
    ['age_band', { from: '30', to: '18' }, 'to', 'attribute_to'],
    ['channel', { code: 'a b' }, 'code', 'code'],
    ['channel', { code: 'new' }, 'code', 'code'],
    ['channel', { code: '../x' }, 'code', 'code'],
    ['channel', { label_en: '' }, 'label_en', 'required'],
  ])('of %s with %o is refused', (list, change, field, reason) => {
    const read = readCodeEntryForm(formOf({ ...ENTRY, ...change }), list, known);
    expect(errorsOf(read)).toEqual({ [field]: keyOf(reason) });
  });
});
