import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { citizenLanguageCookie } from '../access/citizen-language.server.ts';
import { TABLET } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { AloneBeginning } from './alone-parts.tsx';
import { AloneQuestion } from './alone-question.tsx';
import { showAlone, takeStep } from './answer-alone.server.ts';
import { filling } from './filling.server.ts';
import { PauseWatch } from './pause-watch.tsx';
import { storedAnswers } from './read-answers.server.ts';
import { openTablet, openUnfinished } from './tablet.server.ts';

export const handle = { words: ['ask'], frame: 'alone' };
export const meta = titleMeta;

/** The questionnaire on a tablet in a citizen's hands, question by question. */
export const loader = filling(
  async (call) => {
    const { response, instrument, answering } = await openUnfinished(call);
    return {
      ...showAlone(answering, instrument, storedAnswers(response)),
      base: TABLET,
      revision: response.revision,
      pauseMinutes: call.app.config.pauseMinutes,
    };
  },
  { handedOver: true },
);

export const action = filling(
  async (call) => {
    const { response, answering } = await openTablet(call);
    const step = await takeStep(answering, response.id, await readForm(call.request), TABLET);
    if (!step.ok) return data(step, { status: step.stale ? 409 : 422 });
    const headers = step.language && { 'Set-Cookie': citizenLanguageCookie(call.app.config, step.language) };
    throw redirect(step.to, headers ? { headers } : {});
  },
  { handedOver: true },
);

export default function Ask() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const screen = refused?.screen ?? loaded.screen;
  return (
    <PauseWatch minutes={loaded.pauseMinutes}>
      {screen ? (
        <AloneQuestion
          {...loaded}
          screen={screen}
          errors={refused?.errors}
          revision={refused ? refused.revision : loaded.revision}
          isStale={refused?.stale ?? false}
        />
      ) : (
        <AloneBeginning {...loaded} />
      )}
    </PauseWatch>
  );
}
