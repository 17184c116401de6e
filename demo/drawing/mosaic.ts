/** A mosaic floor under excavation. */
import { type Drawing, dice, fade, ink, line, oval, rect, times } from './paper.ts';

export function mosaic(): Drawing {
  const roll = dice(1540);
  const [width, height, tile] = [1600, 1200, 13];
  const sea = ['#1f5a66', '#24707a', '#174652', '#3a8a8c', '#1b4f5c'];
  const sand = ['#e6c790', '#d9b57a', '#efd9ab', '#cda468'];
  const pick = (list: string[]): string => list[Math.floor(roll() * list.length)]!;
  const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  /** The picture that the tiles make. */
  const colourAt = (x: number, y: number): string => {
    const border = Math.min(x - 60, y - 60, width - 60 - x, height - 60 - y);
    if (border < 26) return pick(['#7c2230', '#8f2f35', '#6d1f2b']);
    if (border < 78)
      return (Math.floor(x / 52) + Math.floor(y / 52)) % 2
        ? pick(['#f2e3c2', '#e9d5a8'])
        : (x + y) % 52 < 26
          ? pick(['#cf8a3c', '#c2792f'])
          : pick(['#2a3a44', '#1d2c36']);
    if (border < 100) return pick(['#2a3a44', '#33434b']);
    const shore = 430 + 60 * Math.sin(x / 170) - (x - 800) * 0.05;
    if (y < shore) {
      for (const [bx, bw, bh] of [
        [300, 90, 120],
        [410, 70, 170],
        [500, 110, 105],
        [640, 60, 150],
        [1080, 80, 150],
        [1180, 120, 110],
        [1310, 70, 165],
      ] as const)
        if (x > bx && x < bx + bw && y > shore - bh - 20 && y < shore - 20) {
          if (y < shore - bh + 4) return pick(['#b5492b', '#c4552f']);
          return Math.floor((x - bx) / 26) % 2 && Math.floor((y - shore) / 39) % 2
            ? '#3a2a26'
            : pick(['#f5e8cf', '#ead3a6', '#e0c08a']);
        }
      if (shore - y < 22) return pick(['#8a5a36', '#75492d']);
      return inside(x, y, 880, 240, 52, 52) ? pick(['#e2632f', '#f0a04a']) : pick(sand);
    }
    // Two quays, each with a fire on the tower at its end.
    for (const side of [-1, 1]) {
      const [fx, qx] = [800 + side * 278, 800 + side * (430 - (y - 430) * 0.42)];
      if (inside(x, y, fx, 716, 30, 54))
        return pick(
          inside(x, y, fx, 726, 15, 30) ? ['#fff0b0', '#ffd27a'] : ['#d9562a', '#f0863a', '#e2632f'],
        );
      if (Math.abs(x - fx) < 34 && y > 766 && y < 850) return pick(['#f5e8cf', '#ead3a6', '#fff3dc']);
      if (y < 800 && Math.abs(x - qx) < 28) return pick(['#e0bb80', '#cda468', '#b98a52']);
    }
    // The ship: hull, mast, sail, oars.
    const [sx, sy] = [800, 720];
    const hull = 70 - ((x - sx) / 24) ** 2 * 0.45;
    if (Math.abs(x - sx) < 250 && y > sy && y < sy + hull)
      return y < sy + 20 ? pick(['#cf8a3c', '#e0a85a']) : pick(['#5b2a22', '#6d3427', '#4a211c']);
    if (Math.abs(x - sx) < 8 && y > 470 && y <= sy) return '#4a2a20';
    if (
      y > 490 &&
      y < 670 &&
      x > sx + 10 - (y - 490) * 0.1 &&
      x < sx + 60 + 100 * Math.sin(((y - 490) / 180) * Math.PI)
    )
      return Math.floor((y - 490) / 30) % 2 ? pick(['#f5e8cf', '#efdcb4']) : pick(['#c2402a', '#d9562a']);
    if (
      y > sy + 54 &&
      y < sy + 140 &&
      Math.abs(x - sx) < 190 &&
      Math.abs(((x - sx + (y - sy) * 0.35) % 48) - 6) < 7
    )
      return '#e0b878';
    for (const [fx, fy, s] of [
      [330, 950, 1],
      [1240, 960, -1],
      [1020, 1010, 1],
    ] as const) {
      if (inside(x, y, fx + s * 52, fy - 6, 10, 10)) return '#7fe0e8';
      if (inside(x, y, fx, fy, 92, 34))
        return Math.abs(y - fy) < 7 ? pick(['#f5e8cf', '#ead3a6']) : pick(['#e0863c', '#d9562a', '#b5432a']);
      const tail = (fx - x) * s;
      if (tail > 80 && tail < 140 && Math.abs(y - fy) < (tail - 74) * 0.7)
        return pick(['#b5432a', '#7c2230']);
    }
    const wave = Math.sin(x / 46 + Math.sin(y / 90) * 2) * 12 + y;
    return wave % 92 < 13
      ? pick(['#8fc4bb', '#a9d2c4'])
      : wave % 92 < 26
        ? pick(['#3a8a8c', '#4a9c9a'])
        : pick(sea);
  };
  /** Where the floor is gone or still under the earth. */
  const lost = (x: number, y: number): boolean => {
    const wobble = 40 * Math.sin(x / 61) + 30 * Math.sin(y / 47 + x / 90);
    return (
      y > 1010 + (1500 - x) * 0.16 + wobble ||
      inside(x, y, 1420 + wobble * 0.5, 640, 130, 110) ||
      (x < 330 + wobble && y < 250 - wobble * 0.6 && x + y < 420 + wobble)
    );
  };
  const tiles: string[] = [];
  for (let y = 66; y < height - 60; y += tile)
    for (let x = 66; x < width - 60; x += tile) {
      if (lost(x, y) || roll() < 0.012) continue;
      const [dx, dy, turn] = [roll() * 2 - 1, roll() * 2 - 1, roll() * 16 - 8];
      tiles.push(
        `<rect x="${(x + dx - 5.6).toFixed(1)}" y="${(y + dy - 5.6).toFixed(1)}" width="11" height="11" fill="${colourAt(x, y)}" transform="rotate(${turn.toFixed(0)} ${x} ${y})"/>`,
      );
    }
  return {
    width,
    height,
    print: 1360,
    art: `<defs>${fade('earth', [
      [0, '#8a5f3d'],
      [1, '#5b3a29'],
    ])}${fade(
      'light',
      [
        [0, '#ffe9b8', 0.5],
        [0.5, '#ffe9b8', 0],
        [1, '#0f1a26', 0.42],
      ],
      [1, 0.8],
    )}<filter id="soil" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".035" numOctaves="5" seed="4"/><feColorMatrix values="0 0 0 0 .2 0 0 0 0 .12 0 0 0 0 .08 1.8 0 0 0 -.75"/></filter></defs>
${rect(0, 0, width, height, 'url(#earth)')}${rect(0, 0, width, height, '#000', 'filter="url(#soil)"')}
<g opacity=".55" transform="translate(4 6)">${tiles
      .map((t) => t.replace(/fill="[^"]+"/, 'fill="#24140e"'))
      .filter((_, i) => i % 2 === 0)
      .join('')}</g>${tiles.join('')}
${times(260, () => {
  const x = roll() * width;
  const y = roll() * height;
  return lost(x, y)
    ? oval(x, y, 3 + 14 * roll(), 2 + 8 * roll(), pick(['#9a6c46', '#6d452e', '#b98a5c', '#4a2d20']))
    : '';
})}
<g transform="translate(1290 1030) rotate(-24)">${rect(-150, -9, 170, 18, '#8f4a2a', 'rx="9"')}${rect(14, -14, 26, 28, '#b9a489')}${times(24, (i) => line([38, -34 + i * 2.9], [96, -40 + i * 3.4], i % 2 ? '#e9d5a8' : '#cda468', 3))}</g>
${rect(180, 1120, 420, 24, ink.paper)}${times(10, (i) => (i % 2 ? '' : rect(180 + i * 42, 1120, 42, 24, ink.night)))}
${rect(0, 0, width, height, 'url(#light)')}`,
  };
}
