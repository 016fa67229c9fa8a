import { type ModuleState, stateOf, worstState } from './rules.ts';

interface Module {
  readonly id: string;
  readonly title: string;
  readonly course_id: string | null;
  readonly ended_on: string | null;
}

interface Requirement {
  readonly role: string;
  readonly module_id: string;
}

interface LatestRecord {
  readonly module_id: string;
  readonly done_on: string;
  readonly expires_on: string | null;
}

/** Where somebody stands with a module. */
export interface Standing {
  readonly moduleId: string;
  readonly title: string;
  readonly courseId: string | null;
  readonly state: ModuleState;
  readonly doneOn: string | null;
  readonly until: string | null;
}

/** A path: the modules in force that somebody's roles ask for, and where she stands with each. */
interface Path {
  readonly standings: readonly Standing[];
  /** The state to see to first. */
  readonly worst: ModuleState;
}

/** What there is to learn, and who has to. */
export interface Curriculum {
  readonly modules: readonly Module[];
  readonly requirements: readonly Requirement[];
}

/** The path of somebody with these roles; `records` are the latest of theirs of each module. */
export function pathOf(
  roles: readonly string[],
  records: readonly LatestRecord[],
  { modules, requirements }: Curriculum,
  today: string,
): Path {
  const asked = new Set(
    requirements.filter(({ role }) => roles.includes(role)).map(({ module_id }) => module_id),
  );
  const standings = modules
    .filter(({ id, ended_on }) => asked.has(id) && (ended_on === null || ended_on > today))
    .map((module): Standing => {
      const record = records.find(({ module_id }) => module_id === module.id);
      return {
        moduleId: module.id,
        title: module.title,
        courseId: module.course_id,
        state: stateOf(record ?? null, today),
        doneOn: record?.done_on ?? null,
        until: record?.expires_on ?? null,
      };
    });
  return { standings, worst: worstState(standings.map(({ state }) => state)) };
}
