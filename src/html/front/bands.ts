/** Bands of a front: how each is set, so that no two neighbours look alike. */
import type { FrontBand } from '#edition/view.ts';
import { type CardShape, card } from '../card/card.ts';
import { cards } from '../card/lists.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

/**
 * `feature` one large picture, two beside, the rest as lines · `half` two bands side by side ·
 * `trio` three pictures, then lines · `text` no picture: a large headline and two columns of lines
 */
type Setting = 'feature' | 'half' | 'trio' | 'text';

export interface SetBand {
  band: FrontBand;
  setting: Setting;
}

const rhythm: Setting[] = ['feature', 'half', 'trio', 'text'];

/** A setting that the band's own pictures can bear. */
function bearable(band: FrontBand, wanted: Setting): Setting {
  const pictures = band.cards.slice(0, 3).filter((entry) => entry.picture !== null).length;
  if (band.cards.length < 3 && wanted !== 'half') return 'text';
  if (wanted === 'trio' && pictures < 3) return pictures > 0 ? 'feature' : 'text';
  if (wanted === 'feature' && band.cards[0]?.picture === null) return 'text';
  // A band of words is for when there are only words.
  if (wanted === 'text' && band.cards[0]?.picture) return 'feature';
  return wanted;
}

const opensWithPicture = (band: FrontBand): boolean => band.cards[0]?.picture != null;

/**
 * Rows of one band, or of two halves: `[feature] [half, half] [trio] [text] [feature] …`.
 * The last band never stands as a lonely half, and a half with a picture never beside one without.
 */
export function bandRows(bands: FrontBand[]): SetBand[][] {
  const filled = bands.filter((entry) => entry.cards.length > 0);
  const rows: SetBand[][] = [];
  for (let index = 0, step = 0; index < filled.length; step++) {
    const wanted = rhythm[step % rhythm.length] ?? 'feature';
    const band = filled[index++]!;
    const partner = filled[index];
    if (wanted === 'half' && partner && opensWithPicture(band) === opensWithPicture(partner)) {
      index++;
      rows.push([
        { band, setting: 'half' },
        { band: partner, setting: 'half' },
      ]);
    } else {
      const setting = bearable(band, wanted === 'half' ? 'trio' : wanted);
      const before = rows.at(-1)?.[0]?.setting;
      rows.push([{ band, setting: setting === before ? 'text' : setting }]);
      // The rhythm's next is the large picture that this band has taken.
      if (wanted === 'text' && setting === 'feature') step++;
    }
  }
  return rows;
}

/** Cards with a shape of their own at the head of each setting; the rest are lines. */
const heads: Record<Setting, CardShape[]> = {
  feature: ['feature', 'tall', 'tall'],
  half: ['tall'],
  trio: ['tall', 'tall', 'tall'],
  text: ['line'],
};

export function band({ band, setting }: SetBand, frame: Frame): Html {
  const shapes = heads[setting];
  const rest = band.cards.slice(shapes.length, shapes.length + 6);
  return html`<section class="band ${setting}">
<h2><a href="${band.title.path}">${band.title.name}</a></h2>
<div class="heads">${band.cards.slice(0, shapes.length).map((entry, index) =>
    card(entry, frame, {
      shape: shapes[index] ?? 'line',
      heading: 3,
      standfirst: index === 0 || setting === 'feature',
    }),
  )}</div>
${rest.length > 0 && cards(rest, frame, { shape: 'line', heading: 3 })}
</section>`;
}
