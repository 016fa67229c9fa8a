import { openToPrograms } from '../access/with-token.server.ts';
import { openApi } from './openapi.server.ts';

/** `/api/v1/openapi.json`: open to all, in the language of whoever asks. */
export const loader = openToPrograms(async ({ app, language }) =>
  Response.json(openApi(language, app.config.publicUrl), {
    headers: {
      'Cache-Control': 'private, no-cache',
      'Content-Language': language,
      Vary: 'Accept-Language',
    },
  }),
);
