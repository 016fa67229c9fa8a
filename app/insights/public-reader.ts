import type { Actor } from '../access/policy.ts';
import type { Language } from '../platform/languages.ts';

/** Whoever opens a public address: nobody's rights, so nobody's true counts. */
export function publicReader(language: Language): Actor {
  return {
    staffId: '',
    fullName: '',
    language,
    signInHash: '',
    factor: null,
    provedAt: '',
    mustEnrol: false,
    handover: null,
    siteId: null,
    grants: [],
  };
}
