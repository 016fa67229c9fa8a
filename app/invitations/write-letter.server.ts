import { encodeQR } from 'qr';
import type { App } from '../platform/app.server.ts';
import { civil } from '../platform/clock.ts';
import { type CitizenLanguage, directionOf } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { lastDayOf } from './home-link-rules.ts';

/** A sheet to take home, in the words of who takes it; made once, since nobody keeps the address. */
export interface Letter {
  readonly language: CitizenLanguage;
  readonly direction: 'ltr' | 'rtl';
  readonly address: string;
  /** The address as a QR code: the picture as data. */
  readonly picture: string;
  readonly words: Readonly<
    Record<'title' | 'questionnaire' | 'how' | 'picture' | 'until' | 'private' | 'help' | 'refuse', string>
  >;
}

interface Facts {
  readonly title: string;
  readonly address: string;
  readonly expiresAt: string;
  /** Whom to ask: name and address of the site. */
  readonly site: string;
  readonly language: CitizenLanguage;
}

/** Words, address and picture of a link for home. */
export function writeLetter({ timeZone }: Pick<App, 'timeZone'>, facts: Facts): Letter {
  const { title, address, expiresAt, site, language } = facts;
  const { t } = wordsIn(language);
  const day = formatsFor(language).date(civil(lastDayOf(expiresAt), timeZone).day);
  const svg = encodeQR(address, 'svg', { border: 2 });
  return {
    language,
    direction: directionOf(language),
    address,
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    words: {
      title: t('ask:own.letter.title'),
      questionnaire: title,
      how: t('ask:own.letter.how'),
      picture: t('ask:own.letter.picture'),
      until: t('ask:own.letter.until', { day }),
      private: t('ask:own.letter.private'),
      help: t('ask:own.letter.help', { site }),
      refuse: t('ask:own.letter.refuse'),
    },
  };
}
