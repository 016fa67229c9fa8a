import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { codeFieldError } from '../../../app/people/code-error.ts';
import { readCode } from '../../../app/people/fiscal-code.server.ts';
import code from '../../../locales/it/code.json' with { type: 'json' };

const words = createInstance();
await words.init({
  lng: 'it',
  resources: { it: { code } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The sentence a facilitator reads. */
async function explain(typed: string): Promise<string> {
  const reading = await readCode(typed, '2026-11-21');
  if (reading.kind !== 'invalid') throw new Error('The code is right.');
  const error = codeFieldError(reading);
  return words.t(error.key, error.words ?? {});
}

describe('what is wrong with a code, in words', () => {
  it.each([
    ['', 'Scrivi il codice fiscale, o passa la tessera nel lettore.'],
    ['R', 'Il codice ha un solo carattere: ne servono 16 (11 se è provvisorio).'],
    ['RSSMRA80A01H501U01234567897', "Qui ci sono più codici, uno attaccato all'altro"],
    ['RSSMRA80A01H501', 'Il codice ha 15 caratteri: ne servono 16 (11 se è provvisorio).'],
    ['AARMRA80A01H501U', "Al posto 3 c'è «R»: nel cognome e nel nome le consonanti vengono prima"],
    ['RSSMRA8AA01H501U', "Al posto 8 c'è «A»: lì va una cifra."],
    ['RSSMRA80101H501U', "Al posto 9 c'è «1»: lì va una lettera."],
    ['RSSMRA80F01H501U', "Al posto 9 c'è «F», che non è la lettera di nessun mese"],
    ['RSSMRA80B31H501U', 'Il giorno di nascita «31» (posti 10 e 11) non esiste'],
    ['RSSMRA80A01Z999U', 'Il luogo di nascita «Z999» (posti da 12 a 15)'],
    ['RSSMRA80A01H501A', 'La lettera finale non torna'],
    ['12345678901', "L'ultima cifra non torna"],
  ])('%s', async (typed, sentence) => {
    const said = await explain(typed);
    expect(said).not.toMatch(/code:|\{\{/);
    expect(said).toContain(sentence);
  });
});
