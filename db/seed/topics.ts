import { type Random, Weighted } from './random.ts';

/** How often people ask for each topic of the catalogue, and in which months (1–12) three times as often. */
const DEMAND: readonly (readonly [string, number, (readonly number[])?])[] = [
  ['spid_activation', 15],
  ['spid_recovery', 10],
  ['cie_app', 7],
  ['cns_activation', 2],
  ['digital_domicile', 1],
  ['io_app', 5],
  ['pagopa_payment', 5],
  ['online_banking', 2],
  ['online_purchase', 1],
  ['anpr_certificate', 4],
  ['residence_change', 2],
  ['identity_card_booking', 3],
  ['passport_booking', 1],
  ['residence_permit', 1],
  ['fse_consent', 5],
  ['fse_reading', 7],
  ['fse_delegate', 2],
  ['cup_booking', 6],
  ['doctor_change', 3],
  ['medical_reports', 3],
  ['ticket_exemption', 1, [3, 4]],
  ['school_enrolment', 1, [1, 2]],
  ['nursery_enrolment', 1, [4, 5]],
  ['canteen_enrolment', 1, [6, 7, 8, 9]],
  ['canteen_top_up', 1, [9, 10, 11]],
  ['school_transport', 0.7, [7, 8, 9]],
  ['school_register', 1, [9, 10]],
  ['inps_services', 5],
  ['isee', 2, [1, 2, 3]],
  ['welfare_allowance', 1.5, [1, 2]],
  ['tax_return', 1.5, [5, 6, 7]],
  ['local_taxes', 1.5, [6, 12]],
  ['transport_tickets', 1.5, [9]],
  ['utilities', 2],
  ['job_search', 1.5],
  ['curriculum', 1],
  ['public_competitions', 0.7],
  ['e_invoice', 0.4],
  ['suap', 0.3],
  ['culture_tourism', 0.5],
  ['sport_grants', 0.3, [9, 10]],
  ['participation_platforms', 0.2],
  ['email_setup', 4],
  ['pec', 1],
  ['smartphone_basics', 6],
  ['computer_basics', 2],
  ['video_calls', 4],
  ['web_search', 1.5],
  ['safe_browsing', 2],
  ['passwords', 3],
  ['photo_backup', 2],
  ['word_processing', 1],
  ['social_networks', 1],
];

/** What groups and courses are about. */
export const COURSE_TOPICS = [
  'smartphone_basics',
  'computer_basics',
  'safe_browsing',
  'video_calls',
  'web_search',
  'passwords',
  'false_news',
  'spid_activation',
  'fse_reading',
  'artificial_intelligence',
] as const;

const byMonth = Array.from(
  { length: 12 },
  (_, index) =>
    new Weighted(
      DEMAND.map(
        ([topic, weight, peak]) => [topic, peak?.includes(index + 1) ? weight * 3 : weight] as const,
      ),
    ),
);

/** One to three different topics as they are asked for in the month of `day`. */
export function drawTopics(random: Random, day: string): string[] {
  const demand = byMonth[Number(day.slice(5, 7)) - 1];
  if (!demand) throw new RangeError(`not a day: ${day}`);
  const lot = random.next();
  const wanted = lot < 0.82 ? 1 : lot < 0.98 ? 2 : 3;
  const topics = new Set<string>();
  while (topics.size < wanted) topics.add(demand.draw(random));
  return [...topics];
}
