/** Headers that keep a page what we made it. */
import { createHash } from 'node:crypto';

/** `styleHash('p{margin:0}')` → `"'sha256-…'"`, as Content-Security-Policy names an inline style it allows. */
export const styleHash = (style: string): string =>
  `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** A policy that allows this site's own files and the one inline style of the page; nothing from elsewhere, no inline script. */
export function contentSecurityPolicy(inlineStyle: string | null): string {
  const style = inlineStyle === null ? '' : ` ${styleHash(inlineStyle)}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${style}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';');
}

/** On every answer. `secure`: the site is served over TLS, so browsers are told to stay there. */
export const commonHeaders = (secure: boolean): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
});
