import { listCodeWordsOf } from '../../db/queries/code-lists.ts';
import type { SeenDataRequest } from '../../db/queries/data-requests.ts';
import { listSiteNames } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { findBirthplace } from '../people/birthplace.server.ts';
import { openIdentity } from '../people/open-identity.ts';
import { readSkills } from '../people/read-skills.server.ts';
import { civil } from '../platform/clock.ts';
import { openLetter } from '../platform/pdf.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { buildPersonFile } from './person-file.server.ts';

const LISTS = [
  'topic',
  'channel',
  'outcome',
  'gender',
  'education',
  'occupation',
  'citizenship',
  'language',
] as const;

/** The same copy of a person's data in words, as a PDF that a screen reader can read. */
export async function writePersonLetter(call: Call, request: SeenDataRequest): Promise<Buffer> {
  const { app, actor, now } = call;
  const { file, rows } = await buildPersonFile(call, request, 'pdf');
  const { t } = wordsIn(actor.language);
  const formats = formatsFor(actor.language);
  const sites = new Map((await listSiteNames(app.db, NETWORK)).map(({ id, name }) => [id, name]));
  const entries = await listCodeWordsOf(app.db, LISTS);
  const word = (list: (typeof LISTS)[number], code: string | null) =>
    entries.get(list)?.find((entry) => entry.code === code)?.labels[actor.language] ?? code;
  const present = (facts: readonly (readonly [string, string | null | undefined])[]) =>
    facts.flatMap(([key, value]) => (value ? [[t(`privacy:letter.${key}`), value] as const] : []));
  const dayOf = (instant: string) => formats.date(civil(new Date(instant), app.timeZone).day);

  const letter = openLetter({
    title: t('privacy:letter.title'),
    sender: file.network,
    language: actor.language,
    at: now,
  });
  letter.paragraph(
    t('privacy:letter.intro', {
      no: request.no,
      day: formats.date(request.received_on),
      made: dayOf(file.made_at),
    }),
  );
  for (const record of rows.citizen) {
    const identity = openIdentity(app.keys, record);
    const birthplace = identity.birthplace === null ? null : await findBirthplace(identity.birthplace);
    letter.heading(t('privacy:letter.who', { no: record.no }));
    letter.facts(
      present([
        ['code', identity.code],
        ['name', [identity.givenName, identity.familyName].filter(Boolean).join(' ')],
        ['birth_date', identity.birthDate === null ? null : formats.date(identity.birthDate)],
        ['birth_year', identity.birthYear === null ? null : String(identity.birthYear)],
        ['birthplace', birthplace?.name],
        ['phone', identity.phone],
        ['email', identity.email],
        ['gender', word('gender', record.gender)],
        ['education', word('education', record.education)],
        ['occupation', word('occupation', record.occupation)],
        ['citizenship', word('citizenship', record.citizenship)],
        ['province', record.province],
        ['language', word('language', record.language)],
        ['since', dayOf(record.created_at)],
      ]),
    );
  }

  const titleOf = (instrument: string, version?: number) =>
    (version === undefined
      ? app.instruments.latestInstrument(instrument)
      : app.instruments.instrumentVersion(instrument, version)
    )?.titles[actor.language] ?? instrument;
  const section = (key: string, items: readonly string[]) => {
    letter.heading(t(`privacy:letter.${key}`));
    if (items.length === 0) letter.paragraph(t('privacy:letter.none'));
    else letter.list(items);
  };
  const topics = Map.groupBy(rows.session_topic, (row) => row.session_id);
  section(
    'visits',
    rows.session.map((visit) =>
      [
        `${formats.date(visit.day)}, ${visit.start_time}`,
        sites.get(visit.site_id),
        (topics.get(visit.id) ?? []).map(({ topic }) => word('topic', topic)).join(', '),
        formats.duration(visit.minutes),
        word('channel', visit.channel),
        word('outcome', visit.outcome),
        visit.deleted_at === null ? null : t('privacy:letter.deleted'),
      ]
        .filter(Boolean)
        .join(' · '),
    ),
  );
  section(
    'cases',
    rows.citizen_case.map((row) =>
      [
        formats.date(row.opened_on),
        word('topic', row.topic),
        t(`privacy:letter.case.${row.status}`),
        sites.get(row.site_id),
      ]
        .filter(Boolean)
        .join(' · '),
    ),
  );
  section(
    'questionnaires',
    rows.response.map((row) => {
      const areas = row.status === 'complete' ? (readSkills(row)?.areas ?? []) : [];
      return [
        formats.date(row.day),
        titleOf(row.instrument, row.version),
        t(`privacy:letter.response.${row.status}`),
        areas.map(({ name, levelName }) => `${t(name)}: ${t(levelName)}`).join('; '),
      ]
        .filter(Boolean)
        .join(' · ');
    }),
  );
  section(
    'sheets',
    [
      ...rows.home_link.map((link) => ({
        given: dayOf(link.made_at),
        of: titleOf(link.instrument),
        key: 'link',
      })),
      ...rows.paper.map((paper) => ({
        given: paper.printed_on === null ? null : formats.date(paper.printed_on),
        of: paper.code,
        key: 'paper',
      })),
    ].map(({ given, of, key }) => [given, t(`privacy:letter.${key}`), of].filter(Boolean).join(' · ')),
  );
  section(
    'declined',
    rows.declined_questionnaire.map((row) =>
      [formats.date(row.day), titleOf(row.instrument), sites.get(row.site_id)].filter(Boolean).join(' · '),
    ),
  );
  section(
    'courses',
    rows.enrolment.map((row) =>
      [dayOf(row.created_at), row.title, sites.get(row.site_id)].filter(Boolean).join(' · '),
    ),
  );
  section(
    'requests',
    rows.data_request.map((row) =>
      [
        formats.date(row.received_on),
        t(`privacy:kind.${row.kind}`),
        t('privacy:letter.request_no', { no: row.no }),
      ].join(' · '),
    ),
  );
  section(
    'notice',
    rows.notice_reading.map((row) =>
      [formats.date(row.day), t('privacy:letter.notice_version', { version: row.version })].join(' · '),
    ),
  );
  const views = rows.audit_entry.filter(({ action }) => action.endsWith('.view'));
  letter.heading(t('privacy:letter.views'));
  letter.paragraph(
    t('privacy:letter.views_text', {
      views: views.length,
      staff: new Set(views.map(({ staff_id }) => staff_id)).size,
      sites:
        [...new Set(views.flatMap(({ site_id }) => sites.get(site_id ?? '') ?? []))].join(', ') ||
        t('privacy:letter.no_site'),
    }),
  );
  letter.heading(t('privacy:letter.rights'));
  letter.paragraph(t('privacy:letter.rights_text'));
  return letter.finish();
}
