import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { addDays } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { mailSettingsFrom } from '../../app/platform/mail/mail-settings.server.ts';
import { civilToday } from '../support/civil-today.ts';
import { makeCourse, makeEdition, makeLesson } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { config, openTestSiteOn } from '../support/http-app.ts';
import { openMailServer, type Received } from '../support/mail-server.ts';

/** The lessons of a letter's calendar: which, when, and whether it still is. */
function lessonsIn({ calendar }: Received) {
  if (calendar === '') return null;
  const parsed = new ICAL.Component(ICAL.parse(calendar));
  return parsed.getAllSubcomponents('vevent').map((event) => {
    const { uid, startDate, sequence } = new ICAL.Event(event);
    const status = event.getFirstPropertyValue('status');
    return { lesson: uid.split('@')[0], start: startDate.toString(), sequence, status };
  });
}

describeOnBothEngines('those enrolled', (fresh) => {
  it('read what changes in their course and keep their calendars, and seats that are added go to who waits', async () => {
    const db = await fresh();
    const server = await openMailServer();
    const mail = mailSettingsFrom({
      BOTTEGA_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      BOTTEGA_MAIL_FROM: 'bottega@rete.example',
    });
    const site = await openTestSiteOn(db, { config: { ...config, mail } });
    const trainer = site.as('trainer');
    const today = civilToday();
    const [course, edition, first, second] = [newId(), newId(), newId(), newId()];
    const where = {
      courseId: course,
      siteId: site.network.places.own.site,
      staffId: site.network.staff.trainer,
    };
    const dates = { starts_on: addDays(today, 20), ends_on: addDays(today, 40), enrol_from: today };
    await makeCourse(db, course, where.staffId);
    await makeEdition(db, edition, where, { seats: 1, ...dates, enrol_until: addDays(today, 19) });
    await makeLesson(db, first, edition, 1, addDays(today, 20));
    await makeLesson(db, second, edition, 2, addDays(today, 27));

    /** Who was written to since the last look, with what. */
    const letters = async () => {
      await site.app.mail?.sendDue();
      return new Map(server.letters.splice(0).map((letter) => [letter.to.join(), letter]));
    };
    for (const name of ['maria', 'anna', 'carla']) {
      const email = `${name}@posta.example`;
      await trainer.post(`/editions/${edition}/enrolments/new`, { id: newId(), given_name: name, email });
    }
    const begun = await letters();
    const day = (days: number, time = '15:00') => `${addDays(today, days)}T${time}:00`;
    const confirmed = { sequence: 0, status: 'CONFIRMED' };
    expect([...begun].map(([to, letter]) => [to, lessonsIn(letter)])).toEqual([
      [
        'maria@posta.example',
        [
          { lesson: first, start: day(20), ...confirmed },
          { lesson: second, start: day(27), ...confirmed },
        ],
      ],
      ['anna@posta.example', null],
      ['carla@posta.example', null],
    ]);

    const changed = await trainer.post(`/editions/${edition}/edit`, {
      ...dates,
      revision: '1',
      site: where.siteId,
      place_kind: 'elsewhere',
      place_text: 'Biblioteca, Via Roma 1',
      trainers: where.staffId,
      seats: '2',
      waiting_seats: '',
      enrol_until: '',
      programme: '',
      public: '1',
    });
    expect(changed.status).toBe(302);
    const grown = await letters();
    expect([...grown.keys()]).toEqual(['maria@posta.example', 'anna@posta.example']);
    expect(grown.get('maria@posta.example')?.text).toContain('si tengono ora qui: Biblioteca, Via Roma 1');
    // Who is offered the seat reads of the new place only, and once.
    expect(grown.get('anna@posta.example')?.text).toMatch(
      /Si è liberato un posto[\s\S]*Biblioteca, Via Roma 1/,
    );

    const moved = { start_time: '17:30', minutes: '90', room: '', trainer: '', revision: '1' };
    const to = addDays(today, 21);
    const asked = await (await trainer.post(`/lessons/${first}`, { ...moved, day: to })).text();
    const seen = /name="seen" value="([^"]*)"/.exec(asked)?.[1]?.replaceAll('&#x27;', "'") ?? '';
    if (seen !== '') await trainer.post(`/lessons/${first}`, { ...moved, day: to, seen });
    const told = (await letters()).get('maria@posta.example');
    expect(told?.text).toContain('La lezione 1 di «SPID e pagoPA per i genitori della mensa» è spostata');
    expect(told?.text).toContain(/\/enrolment\/\S+/.exec(begun.get('maria@posta.example')?.text ?? '')?.[0]);
    expect(told && lessonsIn(told)).toEqual([
      { lesson: first, start: day(21, '17:30'), sequence: 2, status: 'CONFIRMED' },
    ]);

    await trainer.post(`/lessons/${first}/cancellation`, { reason: 'neve' });
    const off = (await letters()).get('maria@posta.example');
    expect(off?.text).toContain('Motivo: neve');
    expect(off && lessonsIn(off)).toMatchObject([{ lesson: first, sequence: 3, status: 'CANCELLED' }]);

    await trainer.post(`/editions/${edition}/cancellation`, { reason: 'pochi iscritti' });
    const over = await letters();
    expect([...over.keys()]).toEqual(['maria@posta.example', 'anna@posta.example', 'carla@posta.example']);
    expect([...over].map(([, letter]) => lessonsIn(letter)?.map(({ status }) => status) ?? null)).toEqual([
      ['CANCELLED', 'CANCELLED'],
      null,
      null,
    ]);
    await site.app.mail?.stop();
    await site.close();
    await server.close();
  });
});
