/** Where one-time links lead: the token stands behind `#`, so that it is in no log and no referrer. */

export type LinkKind = 'setup' | 'invitation' | 'reset';

/** `linkTo('https://news.example', 'invitation', 'Jm0…')` → `'https://news.example/newsroom/invitation#Jm0…'` */
export const linkTo = (origin: string, kind: LinkKind, token: string): string =>
  `${origin}/newsroom/${kind}#${token}`;

/** A link to nothing that can be used: what the page says of every kind of wrong link. */
export const linkSpentMessage = 'This link was used, has run out, or never was. Ask for a new one.';
