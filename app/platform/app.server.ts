import type { Db } from '../../db/index.ts';
import type { Microdata } from '../baselines/microdata.server.ts';
import type { BaselineFigures } from '../baselines/protected-counts.ts';
import type { Figures } from '../figures/figures.server.ts';
import type { Instruments } from '../surveys/instruments.server.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.server.ts';
import type { KeyRing } from './keys.server.ts';
import type { Logger } from './log.server.ts';
import type { Mail } from './mail/mail.server.ts';
import type { Problem } from './problem.ts';
import type { Provider } from './provider/provider.server.ts';

/** Everything with state, built once in `server.ts`: the Remix bundle holds its own copies of modules. */
export interface App {
  readonly db: Db;
  readonly config: Config;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timeZone: string;
  readonly instruments: Instruments;
  readonly figures: Figures;
  readonly baselines: BaselineFigures;
  readonly microdata: Microdata;
  /** null without settings for it: links are then shown to whoever hands them over. */
  readonly mail: Mail | null;
  /** null without settings for single sign-on. */
  readonly provider: Provider | null;
}

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext {
    app: App;
    requestId: string;
    nonce: string;
    /** Where the request comes from: an IP address. */
    address: string;
    /** Why no page shall work for this request; what was typed may be given back. */
    refused: Problem | null;
    /** To be called when the sender turns out to be signed in: gives the sign-in an allowance of its own. */
    signedIn(): void;
  }
}
