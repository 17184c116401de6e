/**
 * Draws the pictures of the demo edition: `node scripts/draw-demo-pictures.ts [name…]` → `demo/pictures/NAME.jpg`.
 * They are kept in the repository; run this again only after changing a drawing.
 */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { dishArray } from '../demo/drawing/dish-array.ts';
import { dryDam } from '../demo/drawing/dry-dam.ts';
import { hospitalCorridor } from '../demo/drawing/hospital-corridor.ts';
import { marketAwnings } from '../demo/drawing/market-awnings.ts';
import { mosaic } from '../demo/drawing/mosaic.ts';
import { oldBank } from '../demo/drawing/old-bank.ts';
import { palmsSolar } from '../demo/drawing/palms-solar.ts';
import { type Drawing, sheet } from '../demo/drawing/paper.ts';
import { parliament } from '../demo/drawing/parliament.ts';
import { portDawn } from '../demo/drawing/port-dawn.ts';
import { printingPress } from '../demo/drawing/printing-press.ts';
import { snowRoad } from '../demo/drawing/snow-road.ts';
import { stadiumRain } from '../demo/drawing/stadium-rain.ts';
import { straitTankers } from '../demo/drawing/strait-tankers.ts';
import { theatreCurtain } from '../demo/drawing/theatre-curtain.ts';
import { tramNight } from '../demo/drawing/tram-night.ts';
import { wheatTerraces } from '../demo/drawing/wheat-terraces.ts';
import { pictureFile, type pictureNames } from '../demo/pictures.ts';

/** Largest file, in bytes: the demo should stay small enough to be kept with the code. */
const most = 180 * 1024;

const drawings: Record<(typeof pictureNames)[number], () => Drawing> = {
  'port-dawn': portDawn,
  'strait-tankers': straitTankers,
  'dry-dam': dryDam,
  'wheat-terraces': wheatTerraces,
  parliament,
  'old-bank': oldBank,
  'market-awnings': marketAwnings,
  'stadium-rain': stadiumRain,
  mosaic,
  'theatre-curtain': theatreCurtain,
  'dish-array': dishArray,
  'tram-night': tramNight,
  'palms-solar': palmsSolar,
  'printing-press': printingPress,
  'snow-road': snowRoad,
  'hospital-corridor': hospitalCorridor,
};

const wanted = process.argv.slice(2);
for (const [name, draw] of Object.entries(drawings)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const drawing = draw();
  const pixels = await sharp(Buffer.from(sheet(drawing)), { unlimited: true })
    .removeAlpha()
    .resize({ width: drawing.print ?? drawing.width })
    .png()
    .toBuffer();
  let bytes = Buffer.alloc(0);
  let quality = 80;
  do {
    quality -= 2;
    bytes = await sharp(pixels).jpeg({ quality, mozjpeg: true }).toBuffer();
  } while (bytes.length > most && quality > 50);
  await writeFile(pictureFile(name), bytes);
  console.log(`${name}: ${Math.round(bytes.length / 1024)} kB at quality ${quality}`);
}
