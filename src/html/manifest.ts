/** What a phone shows for the site: its manifest and its sign. */

/** The sign: a page with its lines of text, right-aligned as Arabic is, on the accent's ground. */
export const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="10" fill="#8a1c1c"/>' +
  '<path d="M18 10h28a4 4 0 0 1 4 4v40H18a4 4 0 0 1-4-4V14a4 4 0 0 1 4-4z" fill="#faf7f0"/>' +
  '<path d="M22 20h22M30 29h14M22 38h22M34 47h10" stroke="#1d1a16" stroke-width="4" stroke-linecap="round"/></svg>';

/** Web app manifest: `manifest('الساحل')` → JSON. */
export const manifest = (name: string): string =>
  JSON.stringify({
    name,
    short_name: name,
    lang: 'ar',
    dir: 'rtl',
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#faf7f0',
    theme_color: '#faf7f0',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
  });
