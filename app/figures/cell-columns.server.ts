import { recordOf } from '../../db/figure-content/columns.ts';
import {
  type FigureContent,
  WITH_CODE as HAS_CODE,
  HEAD_WORDS,
  VISIT_WORDS,
  type WordColumn,
} from '../../db/figure-content/content.ts';
import { compileBaselines } from './baseline-rows.ts';
import type { BlockColumns } from './block-columns.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import type { Dictionary } from './dictionary.ts';
import { UNKNOWN, WITH_CODE } from './participation.ts';
import { weekdayOf } from './period.ts';

/** The content of a cell with the codes of this process instead of its own words. */
export function cellColumns(
  content: FigureContent,
  month: string,
  site: number,
  dictionaries: Dictionaries,
): BlockColumns {
  const sessions = content.day.length;
  const codes = (column: WordColumn, dictionary: Dictionary): Uint16Array => {
    const codeOf = new Int32Array(content.words.length).fill(-1);
    const result = new Uint16Array(column.length);
    for (let row = 0; row < column.length; row += 1) {
      const place = column[row] ?? 0;
      let code = codeOf[place] ?? -1;
      if (code < 0) {
        code = dictionary.codeOf(content.words[place] || UNKNOWN);
        codeOf[place] = code;
      }
      result[row] = code;
    }
    return result;
  };
  const visit = recordOf(VISIT_WORDS, (name) => codes(content.visit[name], dictionaries[name]));
  const head = recordOf(HEAD_WORDS, (name) => codes(content.head[name], dictionaries[name]));
  return {
    sessionDay: content.day,
    sessionMinutes: content.minutes,
    headEnd: endsOf(content.heads),
    topicEnd: endsOf(content.topicCount),
    topics: codes(content.topics, dictionaries.topic),
    visit: {
      ...visit,
      ...weekdays(content.day, visit.hour, month, dictionaries),
      site: new Uint16Array(sessions).fill(site),
    },
    person: content.person.map((no) => (no < 0 ? no : dictionaries.people.numberOf(no))),
    flags: flagsOf(content),
    head: {
      ...head,
      withCode: withCodes(content.flags, dictionaries),
    },
    baselines: compileBaselines(content),
  };
}

/** An attendance of a known person, beside the flags that are kept. */
export const IDENTIFIED = 4;
/** An attendance that is not the only one of its session. */
export const IN_GROUP = 8;

function flagsOf({ person, flags, heads }: FigureContent): Uint8Array {
  const result = new Uint8Array(flags);
  let head = 0;
  for (let session = 0; session < heads.length; session += 1) {
    const count = heads[session] ?? 0;
    for (const end = head + count; head < end; head += 1) {
      const identified = (person[head] ?? -1) < 0 ? 0 : IDENTIFIED;
      result[head] = (result[head] ?? 0) | identified | (count > 1 ? IN_GROUP : 0);
    }
  }
  return result;
}

function withCodes(flags: Uint8Array, { withCode }: Dictionaries): Uint16Array {
  const [yes, no] = [withCode.codeOf(WITH_CODE.yes), withCode.codeOf(WITH_CODE.no)];
  const result = new Uint16Array(flags.length);
  for (let head = 0; head < flags.length; head += 1) {
    result[head] = ((flags[head] ?? 0) & HAS_CODE) === 0 ? no : yes;
  }
  return result;
}

function endsOf(counts: Uint16Array): Uint32Array {
  const ends = new Uint32Array(counts.length);
  let end = 0;
  for (let session = 0; session < counts.length; session += 1) {
    end += counts[session] ?? 0;
    ends[session] = end;
  }
  return ends;
}

/** Day of the week of each session, alone and with its hour. */
function weekdays(day: Uint8Array, hour: Uint16Array, month: string, dictionaries: Dictionaries) {
  const first = weekdayOf(`${month}-01`);
  const weekday = new Uint16Array(day.length);
  const weekdayHour = new Uint16Array(day.length);
  const known = new Map<number, { readonly alone: number; readonly both: number }>();
  for (let session = 0; session < day.length; session += 1) {
    const name = ((first + (day[session] ?? 1) - 2) % 7) + 1;
    const place = (hour[session] ?? 0) * 8 + name;
    let codes = known.get(place);
    if (!codes) {
      const both = `${name}-${dictionaries.hour.wordOf(hour[session] ?? 0)}`;
      codes = {
        alone: dictionaries.weekday.codeOf(String(name)),
        both: dictionaries.weekdayHour.codeOf(both),
      };
      known.set(place, codes);
    }
    weekday[session] = codes.alone;
    weekdayHour[session] = codes.both;
  }
  return { weekday, weekdayHour };
}
