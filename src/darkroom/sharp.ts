/** The picture library, set up once for a small server that handles bytes from strangers. */
import sharp from 'sharp';

// Two cores serve readers as well: one thread a picture, and no cache of decoded pixels in memory.
sharp.concurrency(1);
sharp.cache(false);

// Only the decoders of the formats we accept can run in this process; SVG, PDF and the rest stay shut even
// if a file gets past the check of its first bytes.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadTiff',
  ],
});

export { sharp };
