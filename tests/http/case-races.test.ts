import { expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { civilToday } from '../support/civil-today.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openTestSiteOn } from '../support/http-app.ts';
import { visitForm } from '../support/visit-form.ts';

describeOnBothEngines('a case closed while somebody writes about it', (fresh) => {
  async function open() {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const { citizen, case: caseId } = site.network.places.own;
    const today = civilToday();
    const desk = site.as('facilitator');
    const form = {
      ...visitForm(citizen, today),
      note: 'da non perdere',
      confirm_double: '1',
      case: caseId,
    };
    const visit = (id: string, more: Record<string, string>) =>
      desk.post(`/desk/sessions/${id}/new`, { ...form, ...more });
    const state = async () => {
      const row = db.selectFrom('citizen_case').select(['status', 'revision']).where('id', '=', caseId);
      const sessions = await db.selectFrom('session').select('id').where('case_id', '=', caseId).execute();
      return { ...(await row.executeTakeFirstOrThrow()), sessions: sessions.length };
    };
    const close = () => desk.post(`/desk/cases/${caseId}/closure`, { outcome: 'resolved' });
    return { site, form, visit, state, close };
  }

  it.each([
    ['waits again', { case_waiting_on: 'provider', case_next_step: 'richiamare' }],
    ['goes on', { case_open: '1' }],
    ['ends otherwise', { case_end: 'abandoned' }],
    ['is only spoken of', {}],
  ])('stays closed, and the old form is kept and said no to: %s', async (_what, more) => {
    const { site, form, visit, state, close } = await open();
    expect((await close()).status).toBe(302);
    const closed = await state();
    const id = newId();
    const refused = await visit(id, more);
    expect(refused.status).toBe(409);
    const page = await refused.text();
    expect(page).toContain('la pratica resta chiusa');
    expect(page).toContain('da non perdere');
    expect(page).not.toContain(`<option value="${form.case}"`);
    expect(await state()).toEqual(closed);
    expect((await visit(id, { ...more, case: '', case_end: 'keep' })).status).toBe(302);
    expect(await state()).toEqual(closed);
    await site.close();
  });

  it('keeps its overdue reminder while only its next step is written', async () => {
    const { site, form } = await open();
    const overdue = '2026-01-07';
    await site.app.db
      .updateTable('citizen_case')
      .set({ due_on: overdue })
      .where('id', '=', form.case)
      .execute();
    const move = (due: string) =>
      site.as('facilitator').post(`/desk/cases/${form.case}/waiting`, {
        case_waiting_on: 'provider',
        case_due_on: due,
        case_next_step: 'richiamare ancora',
      });
    expect((await move(overdue)).status).toBe(302);
    const row = site.app.db.selectFrom('citizen_case').select('due_on').where('id', '=', form.case);
    expect(await row.executeTakeFirst()).toEqual({ due_on: overdue });
    // Another day that is over reminds of nothing.
    expect((await move('2026-01-08')).status).toBe(422);
    expect((await move('')).status).toBe(302);
    expect((await move(overdue)).status).toBe(422);
    await site.close();
  });

  it('is not moved by an older form of its own page, which keeps what was typed', async () => {
    const { site, form, state, close } = await open();
    const first = await state();
    const step = { case_waiting_on: 'provider', case_due_on: '', case_next_step: 'richiamare il CUP' };
    const move = (revision: number, more = {}) =>
      site
        .as('facilitator')
        .post(`/desk/cases/${form.case}/waiting`, { ...step, revision: `${revision}`, ...more });
    expect((await move(first.revision)).status).toBe(302);
    const moved = await state();
    const wrong = await site.as('facilitator').post(`/desk/cases/${form.case}/waiting`, {
      ...step,
      case_due_on: '1999-01-01',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('richiamare il CUP');
    // The same again, as when its answer was lost: it stands there already.
    expect((await move(first.revision)).status).toBe(302);
    expect(await state()).toEqual(moved);
    const stale = await move(first.revision, { case_waiting_on: 'citizen' });
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toContain('ha appena aggiornato la pratica');
    expect(page).toContain('richiamare il CUP');
    expect(page).toContain(`name="revision" value="${moved.revision}"`);
    expect(await state()).toEqual(moved);
    expect((await close()).status).toBe(302);
    const late = await move(moved.revision);
    expect(late.status).toBe(409);
    const said = await late.text();
    expect(said).toContain('prima riapri la pratica');
    expect(said).toContain('richiamare il CUP');
    await site.close();
  });

  it('in the same second is closed once, and no form is lost', async () => {
    const { site, visit, state, close } = await open();
    const before = await state();
    const visits = [newId(), newId(), newId()];
    const answers = await Promise.all([close(), ...visits.map((id) => visit(id, { case_end: 'resolved' }))]);
    const saved = answers.slice(1).filter((answer) => answer.status === 302).length;
    expect(answers.every((answer) => [302, 409].includes(answer.status))).toBe(true);
    expect(await state()).toEqual({
      status: 'resolved',
      revision: before.revision + 1,
      sessions: before.sessions + saved,
    });
    for (const answer of answers.slice(1)) {
      if (answer.status === 409) expect(await answer.text()).toContain('da non perdere');
    }
    await site.close();
  });

  it('twice by the same form is one visit and one step', async () => {
    const { site, visit, state } = await open();
    const before = await state();
    const id = newId();
    const answers = await Promise.all([1, 2, 3].map(() => visit(id, { case_end: 'resolved' })));
    expect(answers.map((answer) => answer.headers.get('Location'))).toEqual(
      Array(3).fill(`/desk?done=${id}`),
    );
    expect(await state()).toMatchObject({ revision: before.revision + 1, sessions: before.sessions + 1 });
    await site.close();
  });
});
