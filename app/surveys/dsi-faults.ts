import { recordsOf } from './canonical-json.ts';
import type { Fault } from './definition-faults.server.ts';
import { questionsOf } from './definition-questions.ts';
import { AREA_CODES, AREAS } from './dsi-variables.ts';

const LAST_TIMES = '1,2,3,4';

/** What a definition of `dsi-2` asks other than DSI 2.0: the scoring knows these questions and values and no others. */
export function dsiFaults(definition: unknown): Fault[] {
  const offered = valuesByQuestion(definition);
  const faults: Fault[] = [];
  for (const name of ['IU', 'IBUY']) {
    const values = offered.get(name);
    if (values?.join() !== LAST_TIMES)
      faults.push({ path: 'pages', says: `${name} is not asked with ${LAST_TIMES}` });
  }
  for (const code of AREA_CODES) {
    const { activities, questions } = AREAS[code];
    const wanted = activities.flat().filter((variable) => variable !== 'IBUY');
    const found = questions.filter((name) => name !== 'IBUY').flatMap((name) => offered.get(name) ?? []);
    for (const variable of wanted) {
      const times = found.filter((one) => one === variable).length;
      if (times !== 1) faults.push({ path: 'pages', says: `${code} offers ${variable} ${times} times` });
    }
    for (const other of found) {
      if (!wanted.some((variable) => variable === other)) {
        faults.push({ path: 'pages', says: `${code} offers ${other}, which DSI 2.0 does not count` });
      }
    }
  }
  const known = new Set(['IU', ...AREA_CODES.flatMap((code) => AREAS[code].questions)]);
  for (const name of offered.keys()) {
    if (!known.has(name)) faults.push({ path: 'pages', says: `${name} is no question of DSI 2.0` });
  }
  return faults;
}

function valuesByQuestion(definition: unknown): Map<string, string[]> {
  return new Map(
    questionsOf(definition).map(({ name, choices }) => [
      String(name),
      recordsOf(choices).map(({ value }) => String(value)),
    ]),
  );
}
