/** What a route may come to instead of a page. Thrown by routes, turned into responses in `errors.ts` alone. */

/** There is nothing here and never was. */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** It was here and was withdrawn. */
export class Gone extends Error {
  override name = 'Gone';
}

/** It has another address, for good. `to` is a site-relative path in plain UTF-8. */
export class Moved extends Error {
  override name = 'Moved';
  readonly to: string;
  constructor(to: string) {
    super(`moved to ${to}`);
    this.to = to;
  }
}

/** The request does not make sense; the message names the place and the mend. */
export class BadRequest extends Error {
  override name = 'BadRequest';
}

/** More is asked for at once than is worth trying. */
export class Busy extends Error {
  override name = 'Busy';
}
