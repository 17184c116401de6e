/** A picture in the formats and widths it exists in. */
import { picturePath } from '#article/address.ts';
import type { PictureView } from '#edition/view.ts';
import { attribute, type Html, html } from '../template.ts';

export type PictureFile = Pick<PictureView, 'hash' | 'width' | 'height' | 'widths'>;

/**
 * Classes that keep a cut picture's focal point in sight, to a quarter of its sides; the policy on style forbids exact
 * ones. The middle needs none: `focusClasses([0.1, 0.5])` → `'x0'`
 */
function focusClasses(focus: PictureView['focus']): string {
  const quarters = focus.map((part, axis) => ({ axis: 'xy'[axis], quarter: Math.round(part * 4) }));
  return quarters.flatMap(({ axis, quarter }) => (quarter === 2 ? [] : [`${axis}${quarter}`])).join(' ');
}

export interface PicturePlace {
  /** How wide it will be, for the browser's choice: `(min-width:64rem) 40rem, 100vw` */
  sizes: string;
  /** Widest rendition that this place can use. */
  most: number;
  /** Where the place has proportions of its own: what must stay in sight when the picture is cut to them. */
  focus?: PictureView['focus'];
  /** The first picture of a page is fetched at once, all others when they come near. */
  first?: boolean;
}

/**
 * `picture(view, 'alt', {sizes: '100vw', most: 1280})` → `<picture>` with AVIF, WebP and JPEG; width and
 * height always stand, so that nothing moves when it arrives.
 */
export function picture(file: PictureFile, alt: string, place: PicturePlace): Html {
  const fitting = file.widths.filter((width) => width <= place.most);
  const widths = fitting.length > 0 ? fitting : file.widths.slice(0, 1);
  const widest = widths.at(-1) ?? file.width;
  const set = (format: 'avif' | 'webp' | 'jpeg'): string =>
    widths.map((width) => `${picturePath(file.hash, width, format)} ${width}w`).join(',');
  const focus = place.focus && focusClasses(place.focus);
  const source = (format: 'avif' | 'webp'): Html =>
    html`<source type="image/${format}" srcset="${set(format)}" sizes="${place.sizes}">`;
  return html`<picture>${source('avif')}${source('webp')}<img src="${picturePath(file.hash, widest, 'jpeg')}" srcset="${set('jpeg')}" sizes="${place.sizes}" width="${widest}" height="${Math.round((file.height * widest) / file.width)}" alt="${alt}"${focus && attribute('class', focus)}${
    place.first ? attribute('fetchpriority', 'high') : attribute('loading', 'lazy')
  } decoding="async"></picture>`;
}

/**
 * Caption and credit under a picture; nothing when it has neither. A credit that says by itself what it credits
 * («رسم: ورّاق») stands as written, a bare name after the edition's word for a photograph.
 */
export function caption(text: string, credit: string, creditWord: string): Html | false {
  return (
    (text !== '' || credit !== '') &&
    html`<figcaption>${text}${credit !== '' && html` <span class="credit">${!credit.includes(':') && `${creditWord}: `}<bdi>${credit}</bdi></span>`}</figcaption>`
  );
}
