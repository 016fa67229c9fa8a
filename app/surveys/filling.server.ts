import { NOWHERE, type Scope } from '../../db/scope.ts';
import { type Call, type SignInNeeds, signedIn, signedInFile } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';

/** A call by somebody who fills questionnaires: `scope` is where all of them are open. */
export interface FillingCall extends Call {
  /** Where those of courses are. */
  readonly courses: Scope;
}

/** A handler for who may fill any questionnaire at some sites, and for who teaches there only those of the courses. */
export function filling<T>(handle: (call: FillingCall) => Promise<T>, needs?: SignInNeeds) {
  return signedIn('questionnaire.fill', (call) => handle(inReach(call)), needs);
}

/** The same for an address that answers with data. */
export function fillingFile(handle: (call: FillingCall) => Promise<Response>) {
  return signedInFile('questionnaire.fill', (call) => handle(inReach(call)));
}

function inReach(call: Call): FillingCall {
  return {
    ...call,
    scope: scopeFor(call.actor, 'questionnaire.run') ?? NOWHERE,
    courses: scopeFor(call.actor, 'register.keep') ?? NOWHERE,
  };
}
