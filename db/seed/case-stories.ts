import type { CitizenCaseTable } from '../schema/citizen-case.ts';

export interface CaseStory {
  readonly topic: string;
  readonly waitingOn: 'citizen' | 'provider';
  /** As a facilitator would write it; sealed in the database. */
  readonly nextStep: string;
}

/** What typically needs a second visit. */
export const CASE_STORIES: readonly CaseStory[] = [
  {
    topic: 'spid_activation',
    waitingOn: 'citizen',
    nextStep: 'Torna con tessera sanitaria e telefono: riprendere dal riconoscimento.',
  },
  {
    topic: 'spid_recovery',
    waitingOn: 'provider',
    nextStep: 'Il gestore manda il codice per posta: al rientro reimpostare la password.',
  },
  {
    topic: 'cie_app',
    waitingOn: 'provider',
    nextStep: 'Attende la seconda parte del PUK; poi attivare CieID e provare un accesso.',
  },
  {
    topic: 'fse_delegate',
    waitingOn: 'citizen',
    nextStep: 'Porta il documento di chi delega e il modulo firmato, poi completare la delega.',
  },
  {
    topic: 'fse_consent',
    waitingOn: 'citizen',
    nextStep: 'Prima serve lo SPID attivo: al rientro dare il consenso insieme.',
  },
  {
    topic: 'cup_booking',
    waitingOn: 'provider',
    nextStep: 'Nessun posto in zona: riprovare la prenotazione quando aprono le nuove agende.',
  },
  {
    topic: 'doctor_change',
    waitingOn: 'provider',
    nextStep: 'Domanda inviata: verificare che il nuovo medico compaia.',
  },
  {
    topic: 'inps_services',
    waitingOn: 'provider',
    nextStep: "Domanda inoltrata: controllare l'esito in MyINPS e stampare la ricevuta.",
  },
  {
    topic: 'isee',
    waitingOn: 'citizen',
    nextStep: 'Manca la giacenza media: la chiede alla posta, poi completare la DSU.',
  },
  {
    topic: 'residence_change',
    waitingOn: 'provider',
    nextStep: "L'anagrafe ha chiesto il contratto di affitto: caricarlo nella pratica.",
  },
  {
    topic: 'canteen_enrolment',
    waitingOn: 'citizen',
    nextStep: 'Serve il codice fiscale della bambina: finire la domanda prima della scadenza.',
  },
  {
    topic: 'email_setup',
    waitingOn: 'citizen',
    nextStep: 'Ha la password a casa: al rientro configurare la posta sul telefono.',
  },
  {
    topic: 'passport_booking',
    waitingOn: 'provider',
    nextStep: 'Nessuna data libera: riprovare quando la questura apre le agende.',
  },
  {
    topic: 'smartphone_basics',
    waitingOn: 'citizen',
    nextStep: 'Secondo incontro: rubrica e copia delle foto.',
  },
];

export interface DeskCase {
  readonly topic: string;
  readonly status: CitizenCaseTable['status'];
  /** Days from today to the reminder; null = none. */
  readonly dueIn: number | null;
}

/** What lies on the demo facilitator's desk today, by site (order of `DEMO_SITES`). */
export const DESK_CASES: readonly (readonly DeskCase[])[] = [
  [
    { topic: 'spid_activation', status: 'waiting', dueIn: 0 },
    { topic: 'cie_app', status: 'waiting', dueIn: 0 },
    { topic: 'fse_delegate', status: 'waiting', dueIn: -1 },
    { topic: 'residence_change', status: 'waiting', dueIn: 0 },
    { topic: 'inps_services', status: 'waiting', dueIn: -3 },
    { topic: 'isee', status: 'waiting', dueIn: 1 },
    { topic: 'spid_recovery', status: 'waiting', dueIn: 2 },
    { topic: 'cup_booking', status: 'open', dueIn: 4 },
    { topic: 'smartphone_basics', status: 'open', dueIn: null },
    { topic: 'canteen_enrolment', status: 'waiting', dueIn: 6 },
  ],
  [
    { topic: 'cie_app', status: 'waiting', dueIn: 0 },
    { topic: 'doctor_change', status: 'waiting', dueIn: -2 },
    { topic: 'email_setup', status: 'open', dueIn: 3 },
  ],
];

/** Notes that facilitators leave; no personal data in them. */
export const NOTES: readonly string[] = [
  'Telefono con poca memoria: liberato spazio prima di installare.',
  'Ha chiesto di rivedere insieme come si accede la prossima volta.',
  'Accompagnata dalla figlia, che ora sa come aiutarla.',
  'Codice SMS in ritardo, riprovato due volte.',
  'Consegnata la guida stampata.',
  'Preferisce la carta: spiegata anche la via allo sportello.',
  'Da proporre il corso base di smartphone.',
  'Sito del gestore fermo per manutenzione, poi ripartito.',
  'Tutto fatto dal proprio telefono, con calma.',
  "Aggiornata l'app prima di cominciare.",
];
