/** The drawn pictures of the demo, by name; their files stand in `demo/pictures/` (see `scripts/draw-demo-pictures.ts`). */
export const pictureNames = [
  'port-dawn',
  'strait-tankers',
  'dry-dam',
  'wheat-terraces',
  'parliament',
  'old-bank',
  'market-awnings',
  'stadium-rain',
  'mosaic',
  'theatre-curtain',
  'dish-array',
  'tram-night',
  'palms-solar',
  'printing-press',
  'snow-road',
  'hospital-corridor',
] as const;

/** Where a picture's JPEG is: `pictureFile('mosaic')` → `file:…/demo/pictures/mosaic.jpg` */
export const pictureFile = (name: string): URL => new URL(`./pictures/${name}.jpg`, import.meta.url);
