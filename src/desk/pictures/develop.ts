/** An upload becomes a picture, or is refused in plain words. */
import { Busy, queue } from '#darkroom/queue.ts';
import { Refusal } from '../refusal.ts';

/** One at a time: a large picture takes 200 MB while it is developed. */
const inTurn = queue(1, 16);

/** Develops an upload and reads what is written into it. Throws a Refusal that says what is wrong with the file. */
export async function develop(bytes: Uint8Array) {
  // Loaded late: most nodes never take an upload, and the decoders are 30 MB.
  const [{ ingestPicture, PictureRefused }, { readEmbedded }] = await Promise.all([
    import('#darkroom/ingest.ts'),
    import('#darkroom/embedded.ts'),
  ]);
  try {
    return await inTurn(async () => ({ picture: await ingestPicture(bytes), embedded: readEmbedded(bytes) }));
  } catch (error) {
    if (error instanceof PictureRefused)
      throw new Refusal(
        'invalid',
        `picture-${error.kind}`,
        `This picture cannot be taken: ${error.message}.`,
      );
    if (error instanceof Busy)
      throw new Refusal(
        'throttled',
        'pictures-busy',
        'Many pictures are being taken in. Send it again soon.',
      );
    throw error;
  }
}
