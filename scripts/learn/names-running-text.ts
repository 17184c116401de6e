/** How words stand in running news text: after «مدينة», after «الدكتور», before «بن». The counts that `names.ts` learns from. */
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { matchText } from '#arabic/letters.ts';

/** Columns of the counts of one word. Numbers are of places in the text, not of articles. */
export const column = {
  total: 0,
  afterPlaceHead: 1,
  afterIn: 2,
  dateline: 3,
  afterTitle: 4,
  besideBin: 5,
  afterName: 6,
  beforeName: 7,
} as const;
const columns = 8;

const placeHeads = new Set(
  'مدينه بلده قريه محافظه ولايه العاصمه مديريه جزيره مقاطعه ناحيه بمدينه ببلده بقريه بمحافظه بولايه بمديريه لمدينه ومحافظه وولايه ضاحيه اماره عماله معتمديه مدينتي محافظتي ولايتي'.split(
    ' ',
  ),
);
const inWords = new Set('في من الي قرب شمال جنوب شرق غرب داخل وفي ومن باتجاه'.split(' '));
const titles = new Set(
  'الدكتور الدكتوره السيد السيده الشيخ المهندس الاستاذ اللوا العميد العقيد النقيب الاميره الفريق الجنرال  الملازم الرايد المقدم النايب القاضي المحامي الفنان الفنانه المطرب الكابتن اللاعب المدرب المدافع المهاجم الحارس الشهيد الحاج الصحفي الصحافي الكاتب الشاعر المخرج الامير الملك الاعلامي الباحث الناشط الشاب الرييس الوزير ابو الروايي المغني البابا والرييس الزعيم والدكتور والسيد والمهندس والشيخ السيناتور المستشار السفير'.split(
    ' ',
  ),
);
const bin = new Set(['بن', 'ال']);

/** Every article's headline, lead and body in the shared folder. */
export async function* texts(folder: string): AsyncGenerator<{ title: string; body: string }> {
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl.gz'))
    .sort()) {
    const stream = createReadStream(join(folder, name)).pipe(createGunzip()).setEncoding('utf8');
    let rest = '';
    for await (const chunk of stream) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      for (const line of lines) if (line) yield JSON.parse(line) as { title: string; body: string };
    }
  }
}

export interface Counts {
  /** Row of each word. */
  rows: Map<string, number>;
  /** `columns` numbers a row. */
  cells: Uint32Array;
  of(word: string, name: keyof typeof column): number;
}

/** One pass over the texts. `isName` says which words are names already: what follows them is counted as `afterName`. */
export async function countContexts(folder: string, isName: (word: string) => boolean): Promise<Counts> {
  const rows = new Map<string, number>();
  let cells = new Uint32Array(1 << 22);
  const add = (word: string, name: keyof typeof column): void => {
    let row = rows.get(word);
    if (row === undefined) {
      row = rows.size;
      rows.set(word, row);
      if ((row + 1) * columns > cells.length) {
        const wider = new Uint32Array(cells.length * 2);
        wider.set(cells);
        cells = wider;
      }
    }
    cells[row * columns + column[name]]!++;
  };
  for await (const { title, body } of texts(folder)) {
    const dateline = /^[\s"«]*([\u0621-\u064a]+)\s*(?:[(\-–:]|\p{Nd})/u.exec(body);
    if (dateline) add(matchText(dateline[1]!), 'dateline');
    for (const text of [title, body]) {
      let before = '';
      let beforeEnd = -1;
      for (const match of text.matchAll(/[\u0621-\u064a\u064b-\u0652\u0640]+/g)) {
        const word = matchText(match[0]);
        // Across a comma or stop two words are no neighbours.
        const near = beforeEnd >= 0 && match.index - beforeEnd === 1 && text[beforeEnd] === ' ';
        add(word, 'total');
        if (near) {
          if (placeHeads.has(before)) add(word, 'afterPlaceHead');
          else if (inWords.has(before)) add(word, 'afterIn');
          else if (titles.has(before)) add(word, 'afterTitle');
          if (bin.has(word) && before.length > 2) add(before, 'besideBin');
          if (before === 'بن') add(word, 'besideBin');
          if (isName(before)) add(word, 'afterName');
          if (isName(word)) add(before, 'beforeName');
        }
        before = word;
        beforeEnd = match.index + match[0].length;
      }
    }
  }
  return {
    rows,
    cells,
    of: (word, name) => {
      const row = rows.get(word);
      return row === undefined ? 0 : cells[row * columns + column[name]]!;
    },
  };
}
