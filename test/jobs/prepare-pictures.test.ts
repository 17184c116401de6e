import { expect, test } from 'vitest';
import type { FileStore } from '#darkroom/files.ts';
import { renditionsOf } from '#darkroom/renditions.ts';
import { takePicture } from '#desk/pictures/add.ts';
import { mostAttempts, prepareAgain } from '#desk/pictures/preparation.ts';
import { readPicture } from '#desk/pictures/read.ts';
import { preparePictures } from '#jobs/prepare-pictures.ts';
import { halves } from '#test/darkroom/pictures.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { staffMember } from '#test/support/pieces.ts';

describeNewsroom('The sizes of a new picture', () => {
  const newsroom = useNewsroom();
  let sent = 0;
  /** A picture that was just taken in: 500 pixels wide, so that it is had in two widths and three formats. */
  const take = async () => {
    const { db, pictures } = newsroom;
    const bytes = await halves(500, 300 + ++sent)
      .jpeg()
      .toBuffer();
    const actor = await staffMember(db, [{ role: 'reporter', desk: null }]);
    return (await takePicture(db, pictures, { actor, bytes, fileName: 'ميناء.jpg' })).picture;
  };
  const failures: string[] = [];
  const round = (pictures: FileStore = newsroom.pictures) =>
    preparePictures(newsroom.db, pictures, { onError: ({ message }) => failures.push(message) });
  const standing = async (id: number) => (await readPicture(newsroom.db, id)).preparing;
  /** A store that does not keep what `fails` names. */
  const failing = (fails: (key: string) => boolean): FileStore => ({
    ...newsroom.pictures,
    put: async (key, ...rest) => {
      if (fails(key)) throw new Error('the disk is full');
      await newsroom.pictures.put(key, ...rest);
    },
  });
  const hour = () =>
    newsroom.db
      .updateTable('picture_preparation')
      .set({ due: new Date(0) })
      .where('due', '<', new Date('2100-01-01'))
      .execute();

  test('are made before the first reader asks, and then it is ready', async () => {
    const picture = await take();
    expect(picture.preparing).toEqual({ made: 0, of: 6, failed: false });
    expect(await round()).toBe(6);
    expect(await standing(picture.id)).toBeNull();
    for (const { width, format } of renditionsOf(500))
      expect(
        await newsroom.pictures.has(
          `pictures/${picture.hash}/${width}.${format === 'jpeg' ? 'jpg' : format}`,
        ),
      ).toBe(true);
  });

  test('are made one by one by several nodes at once, each once', async () => {
    const pictures = [await take(), await take(), await take()];
    const put: string[] = [];
    const counting: FileStore = {
      ...newsroom.pictures,
      put: async (key, ...rest) => {
        put.push(key);
        await newsroom.pictures.put(key, ...rest);
      },
    };
    const made = await Promise.all([round(counting), round({ ...counting }), round({ ...counting })]);
    expect(made.reduce((sum, each) => sum + each)).toBe(18);
    expect(new Set(put).size).toBe(put.length);
    for (const { id } of pictures) expect(await standing(id)).toBeNull();
  });

  test('go on where they were when a node dies, and show how far they are', async () => {
    const picture = await take();
    const stopping = new AbortController();
    const made = await preparePictures(
      newsroom.db,
      {
        ...newsroom.pictures,
        put: async (...given) => {
          await newsroom.pictures.put(...given);
          if (given[0].endsWith('480.webp')) stopping.abort();
        },
      },
      { signal: stopping.signal, onError: ({ message }) => failures.push(message) },
    );
    expect(made).toBe(2);
    expect(await standing(picture.id)).toEqual({ made: 2, of: 6, failed: false });
    expect(await round()).toBe(4);
  });

  test('are tried again when one fails, keep what was made, and wait for a person after the last try', async () => {
    const picture = await take();
    const full = failing((key) => key.endsWith('.avif'));
    expect(await round(full)).toBe(2);
    expect(failures.at(-1)).toBe('the disk is full');
    expect(await standing(picture.id)).toEqual({ made: 2, of: 6, failed: false });
    // Not before its time.
    expect(await round(full)).toBe(0);
    for (let attempt = 1; attempt < mostAttempts; attempt++) {
      await hour();
      expect(await round(full)).toBe(0);
    }
    expect(await standing(picture.id)).toEqual({ made: 2, of: 6, failed: true });
    await hour();
    expect(await round()).toBe(0);
    expect((await prepareAgain(newsroom.db, picture.id)).preparing).toEqual({
      made: 0,
      of: 6,
      failed: false,
    });
    expect(await round()).toBe(6);
    expect(await standing(picture.id)).toBeNull();
  });

  test('are not made of a picture that was taken back meanwhile', async () => {
    const { id, hash } = await take();
    await newsroom.db.updateTable('picture').set({ revoked_at: new Date() }).where('id', '=', id).execute();
    await round();
    expect(await standing(id)).toBeNull();
    expect(await newsroom.pictures.has(`pictures/${hash}/480.webp`)).toBe(false);
  });
});
