/**
 * Draws the pictures of the demo edition: `node scripts/draw-demo-pictures.ts [name…]` → `demo/pictures/NAME.jpg`.
 * They are kept in the repository; run this again only after changing a drawing.
 */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { marketAwnings, oldBank, stadiumRain, tramNight } from '../demo/drawing/city.ts';
import { dishArray, dryDam, palmsSolar, snowRoad, wheatTerraces } from '../demo/drawing/land.ts';
import { type Drawing, sheet } from '../demo/drawing/paper.ts';
import {
  hospitalCorridor,
  mosaic,
  parliament,
  printingPress,
  theatreCurtain,
} from '../demo/drawing/rooms.ts';
import { portDawn, straitTankers } from '../demo/drawing/sea.ts';
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
