import type { OrganisationTable } from '../schema/organisation.ts';
import type { Weekday } from './calendar.ts';

/** Opening hours as `site.hours` keeps them. */
export type Hours = Partial<Record<Weekday, [string, string][]>>;

const MORNING: [string, string][] = [['09:00', '13:00']];
const WHOLE_DAY: [string, string][] = [
  ['08:30', '13:00'],
  ['14:30', '18:00'],
];

const HOURS = {
  long: { mon: WHOLE_DAY, tue: WHOLE_DAY, wed: WHOLE_DAY, thu: WHOLE_DAY, fri: WHOLE_DAY, sat: MORNING },
  full: { mon: MORNING, tue: WHOLE_DAY, wed: MORNING, thu: WHOLE_DAY, fri: MORNING },
  mornings: { mon: MORNING, tue: MORNING, wed: MORNING, thu: MORNING, fri: MORNING },
  three: { mon: MORNING, wed: MORNING, fri: [['14:30', '18:30']] },
  two: { tue: MORNING, thu: [['15:00', '18:30']] },
  round: { tue: [['09:30', '12:30']], fri: [['09:30', '12:30']] },
} satisfies Record<string, Hours>;

interface OrganisationPlan {
  readonly name: string;
  readonly kind: OrganisationTable['kind'];
  readonly role: OrganisationTable['role'];
  /** Belfiore code. */
  readonly comune: string;
}

/** The bodies of the demo network. */
export const ORGANISATIONS: readonly OrganisationPlan[] = [
  { name: 'Comune di Firenze', kind: 'municipality', role: 'lead', comune: 'D612' },
  { name: 'Unione montana dei Comuni del Mugello', kind: 'union', role: 'partner', comune: 'B036' },
  { name: "Unione dei Comuni dell'Empolese Valdelsa", kind: 'union', role: 'partner', comune: 'D403' },
  { name: 'Botteghe della Salute aretine', kind: 'association', role: 'partner', comune: 'A390' },
  { name: 'Unione Comuni Garfagnana', kind: 'union', role: 'partner', comune: 'C236' },
  { name: 'Comune di Livorno', kind: 'municipality', role: 'partner', comune: 'E625' },
  { name: 'Patronato Arcobaleno Toscana', kind: 'trade_union', role: 'partner', comune: 'G702' },
  { name: 'Connessi in Compagnia APS', kind: 'association', role: 'partner', comune: 'G713' },
];

export interface SitePlan {
  /** Index in `ORGANISATIONS`. */
  readonly organisation: number;
  readonly name: string;
  /** Belfiore code; name and province come from the register of places. */
  readonly comune: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly hours: Hours;
  /** How busy it is beside the others. */
  readonly size: number;
  readonly itinerant: boolean;
}

function site(
  organisation: number,
  name: string,
  comune: string,
  address: string,
  at: readonly [number, number],
  hours: keyof typeof HOURS,
  size: number,
): SitePlan {
  const [latitude, longitude] = at;
  const itinerant = hours === 'round';
  return { organisation, name, comune, address, latitude, longitude, hours: HOURS[hours], size, itinerant };
}

/** Where the demo facilitator works: first the main site. */
export const DEMO_SITES = [0, 1] as const;

/** The forty help points of the demo. Addresses are made up, positions are the towns'. */
const SITES: readonly SitePlan[] = [
  site(2, 'Bottega digitale di Empoli', 'D403', 'Piazza della Vittoria 12', [43.7194, 10.9472], 'long', 2.4),
  site(2, 'Punto digitale di Montelupo', 'F551', 'Viale Cento Fiori 5', [43.7312, 11.0201], 'two', 0.9),
  site(2, 'Bottega digitale di Certaldo', 'C540', 'Piazza Boccaccio 3', [43.5478, 11.0411], 'three', 0.8),
  site(2, 'Punto digitale di Fucecchio', 'D815', 'Piazza Amendola 10', [43.7277, 10.8093], 'mornings', 0.9),
  site(2, 'Punto digitale di Castelfiorentino', 'C101', 'Via Tilli 41', [43.6061, 10.9709], 'three', 0.7),
  site(0, 'Punto digitale Novoli', 'D612', 'Viale Guidoni 60', [43.7907, 11.2206], 'full', 1.9),
  site(0, 'Punto digitale Gavinana', 'D612', 'Via Gran Bretagna 48', [43.7539, 11.2803], 'full', 1.6),
  site(0, 'Bottega digitale Santa Croce', 'D612', 'Borgo Santa Croce 8', [43.7684, 11.2609], 'long', 2.1),
  site(0, 'Punto digitale Isolotto', 'D612', 'Viale dei Bambini 15', [43.7701, 11.2108], 'mornings', 1.3),
  site(1, 'Bottega digitale di Borgo San Lorenzo', 'B036', 'Piazza Dante 2', [43.9553, 11.3857], 'full', 1.2),
  site(1, 'Punto digitale di Vicchio', 'L838', 'Via Garibaldi 1', [43.9337, 11.4662], 'two', 0.5),
  site(
    1,
    'Punto digitale di Barberino',
    'A632',
    'Viale della Repubblica 24',
    [44.0021, 11.2391],
    'three',
    0.6,
  ),
  site(1, 'Punto digitale di Scarperia', 'M326', 'Via dei Bastioni 3', [43.9944, 11.3548], 'two', 0.5),
  site(
    1,
    "Sportello itinerante dell'Alto Mugello",
    'D613',
    'Piazza Agnolo 1',
    [44.1189, 11.3793],
    'round',
    0.35,
  ),
  site(3, 'Bottega della Salute di Arezzo', 'A390', 'Via Petrarca 50', [43.4637, 11.8796], 'full', 1.7),
  site(3, 'Bottega della Salute di Cortona', 'D077', 'Via Roma 9', [43.2756, 11.9857], 'three', 0.8),
  site(
    3,
    'Bottega della Salute di Montevarchi',
    'F656',
    'Piazza Varchi 7',
    [43.5246, 11.5701],
    'mornings',
    1,
  ),
  site(3, 'Bottega della Salute di Bibbiena', 'A851', 'Via Dovizi 26', [43.6963, 11.8165], 'two', 0.6),
  site(3, 'Bottega della Salute di Sansepolcro', 'I155', 'Via Matteotti 4', [43.5716, 12.1409], 'three', 0.7),
  site(
    4,
    'Punto digitale di Castelnuovo',
    'C236',
    'Via Vittorio Emanuele 9',
    [44.1105, 10.4112],
    'mornings',
    0.8,
  ),
  site(4, 'Bottega digitale di Barga', 'A657', 'Via di Mezzo 45', [44.0745, 10.4821], 'two', 0.5),
  site(4, 'Sportello itinerante della Garfagnana', 'G582', 'Via Roma 20', [44.1844, 10.3021], 'round', 0.35),
  site(5, 'Punto digitale Centro', 'E625', 'Piazza del Municipio 1', [43.5512, 10.3085], 'full', 1.6),
  site(5, 'Punto digitale Shangai', 'E625', 'Via Stenone 12', [43.5632, 10.3251], 'mornings', 1),
  site(5, 'Punto digitale Ardenza', 'E625', 'Via del Mare 30', [43.5149, 10.3251], 'three', 0.8),
  site(6, 'Sportello Arcobaleno di Pisa', 'G702', 'Via Fratelli Cervi 18', [43.7102, 10.4011], 'full', 1.6),
  site(
    6,
    'Sportello Arcobaleno di Pontedera',
    'G843',
    'Corso Matteotti 70',
    [43.6623, 10.6332],
    'mornings',
    1.1,
  ),
  site(6, 'Sportello Arcobaleno di Volterra', 'M126', 'Via Gramsci 6', [43.4021, 10.8612], 'two', 0.4),
  site(6, 'Sportello Arcobaleno di Lucca', 'E715', 'Viale Giusti 120', [43.8429, 10.5107], 'full', 1.4),
  site(6, 'Sportello Arcobaleno di Viareggio', 'L833', 'Via Mazzini 33', [43.8709, 10.2511], 'mornings', 1.1),
  site(6, 'Sportello Arcobaleno di Massa', 'F023', 'Via Cavour 14', [44.0359, 10.1411], 'mornings', 0.9),
  site(6, 'Sportello Arcobaleno di Carrara', 'B832', 'Via Roma 22', [44.0793, 10.0977], 'three', 0.7),
  site(6, 'Sportello Arcobaleno di Pontremoli', 'G870', 'Via Garibaldi 8', [44.3761, 9.8799], 'two', 0.4),
  site(7, 'Connessi in Compagnia Pistoia', 'G713', 'Corso Gramsci 55', [43.9331, 10.9176], 'full', 1.3),
  site(7, 'Connessi in Compagnia Montecatini', 'A561', 'Via Verdi 46', [43.8831, 10.7711], 'mornings', 0.8),
  site(7, 'Connessi in Compagnia San Marcello', 'M377', 'Via Marconi 10', [44.0556, 10.7931], 'two', 0.4),
  site(7, 'Connessi in Compagnia Prato', 'G999', 'Via Ferrucci 91', [43.8807, 11.0966], 'full', 1.7),
  site(7, 'Connessi in Compagnia Siena', 'I726', 'Via Montanini 30', [43.3226, 11.3283], 'mornings', 1.1),
  site(7, 'Connessi in Compagnia Grosseto', 'E202', 'Corso Carducci 62', [42.7635, 11.1124], 'mornings', 1.1),
  site(7, 'Connessi in Compagnia Follonica', 'D656', 'Via Bicocchi 21', [42.9249, 10.7611], 'three', 0.6),
];

/** So many sites: the forty, then others in the same towns with the same hours, told apart by a number. */
export function sitePlans(count: number): SitePlan[] {
  return Array.from({ length: count }, (_, index) => SITES[index % SITES.length]).flatMap((plan, index) => {
    const round = Math.floor(index / SITES.length);
    return plan ? [round === 0 ? plan : { ...plan, name: `${plan.name} ${round + 1}` }] : [];
  });
}

/** Sites of the demo unless told otherwise. */
export const DEMO_SITE_COUNT = SITES.length;
