/** The illustrator's table: one palette, one grain, one way of lighting, as pieces of SVG. */

/** Inks of the house; every picture uses few of them. */
export const ink = {
  night: '#0f1a26',
  deep: '#16303d',
  sea: '#1f5a66',
  mist: '#8fb0a9',
  paper: '#f5e8cf',
  sand: '#e0b878',
  ochre: '#cf8a3c',
  fire: '#d9562a',
  wine: '#7c2230',
  earth: '#5b3a29',
} as const;

export interface Drawing {
  width: number;
  height: number;
  /** Definitions and shapes, without grain. */
  art: string;
  /** Width of the printed picture when it is to be smaller than the drawing. */
  print?: number;
}

/** Random numbers in [0, 1) that are the same at every run. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

type Point = readonly [number, number];
const n = (value: number): string => value.toFixed(1);

export const poly = (points: readonly Point[], fill: string, more = ''): string =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}" ${more}/>`;
export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`;
export const line = (a: Point, b: Point, colour: string, width: number, more = ''): string =>
  `<line x1="${n(a[0])}" y1="${n(a[1])}" x2="${n(b[0])}" y2="${n(b[1])}" stroke="${colour}" stroke-width="${n(width)}" ${more}/>`;
export const disc = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;
export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`;
export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;

type Stop = readonly [offset: number, colour: string, opacity?: number];
const stops = (list: readonly Stop[]): string =>
  list
    .map(([at, colour, o = 1]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${o}"/>`)
    .join('');

/** A gradient from top to bottom (or along `to`); use as `url(#id)`. */
export const fade = (id: string, list: readonly Stop[], to: Point = [0, 1]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${to[0]}" y2="${to[1]}">${stops(list)}</linearGradient>`;
/** A light: from its middle outwards. */
export const glow = (id: string, list: readonly Stop[]): string =>
  `<radialGradient id="${id}">${stops(list)}</radialGradient>`;

/** A range of hills as one closed shape from `x = 0` to `width`; `rough` is the height of its teeth. */
export function ridge(
  width: number,
  floor: number,
  base: number,
  rough: number,
  seed: number,
  step = 40,
): Point[] {
  const roll = dice(seed);
  const phase = roll() * 9;
  const points: Point[] = [[0, floor]];
  for (let x = 0; x <= width + step; x += step)
    points.push([
      x,
      base - rough * (0.5 * Math.sin(x / 210 + phase) + 0.3 * Math.sin(x / 83 + 2 * phase) + 0.35 * roll()),
    ]);
  points.push([width + step, floor]);
  return points;
}

/** A standing person in a coat, seen from afar: `x` between the feet, `y` of the ground. Turned to the left or right by `x`. */
export function person(x: number, y: number, height: number, fill: string): string {
  const turn = Math.round(x) % 2 ? -1 : 1;
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${(turn * height) / 100} ${height / 100})">${oval(1.5, -92.5, 5.6, 7.2, fill)}${path('M-2 -88 L4 -88 L4.5 -83 Q12 -82 13.5 -76 L17 -48 L14 -46 L10 -62 L10.5 -50 L14 -27 L-11 -27 L-9 -50 L-9.5 -64 L-13 -47 L-16 -48 L-13 -75 Q-11 -82 -3 -83 Z', fill)}${path('M-8 -28 L-9.5 -3 L-13 0 L-4.5 0 L-1 -28 Z M2 -28 L6.5 -3 L5.5 0 L14 0 L11 -28 Z', fill)}</g>`;
}

/** The finished sheet: the art under printing grain, darker towards the edges. */
export function sheet({ width, height, art }: Drawing): string {
  const all =
    rect(0, 0, width, height, '#000', 'filter="url(#grain-dark)"') +
    rect(0, 0, width, height, '#000', 'filter="url(#grain-light)"');
  const noise = (id: string, seed: number, colour: string, gain: number): string =>
    `<filter id="${id}" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".55" numOctaves="2" seed="${seed}"/><feColorMatrix values="0 0 0 0 ${colour} 0 0 0 0 ${colour} 0 0 0 0 ${colour} ${gain} 0 0 0 ${-gain * 0.52}"/></filter>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${noise('grain-dark', 3, '.04', 0.8)}${noise('grain-light', 11, '1', 0.5)}${glow(
    'vignette',
    [
      [0.55, '#000', 0],
      [1, '#0a0f16', 0.42],
    ],
  )}</defs>${art}${oval(width / 2, height / 2, width * 0.78, height * 0.82, 'url(#vignette)')}${all}</svg>`;
}
