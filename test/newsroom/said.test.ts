import { expect, test } from 'vitest';
import { sharedSchema } from '#article/shared/schema.ts';
import { loadDetection, lookOver, quoted } from '../../src/newsroom/editor/sourcing/said.ts';

const detection = await loadDetection();
const write = (...paragraphs: string[]) =>
  sharedSchema.node(
    'doc',
    null,
    paragraphs.map((text) => sharedSchema.node('paragraph', null, [sharedSchema.text(text)])),
  );
/** Where words stand in a document. */
const placeOf = (doc: ReturnType<typeof write>, words: string) => {
  let from = -1;
  doc.descendants((node, at) => {
    if (node.isText && node.text!.includes(words)) from = at + node.text!.indexOf(words);
  });
  return { from, to: from + words.length };
};

test('What a source says is underlined where it stands, and what nobody is said to have said is told apart', () => {
  const doc = write(
    'هطل المطر على مرسى الورد.',
    'وأكدت مصادر دبلوماسية أن الجولة الثالثة تأجلت.',
    'ويُعتقد أن الوفد سيعود.',
  );
  const said = lookOver(doc, detection);
  expect(said).toMatchObject([
    { speaker: 'مصادر دبلوماسية', kind: 'unnamed', words: 'الجولة الثالثة تأجلت', sourceless: false },
    { speaker: '', sourceless: true },
  ]);
  expect(doc.textBetween(said[0]!.from, said[0]!.to)).toBe('وأكدت مصادر دبلوماسية أن الجولة الثالثة تأجلت');
});

test('A quotation that is selected belongs to whom its paragraph and the one before name, with or without its marks', () => {
  const doc = write(
    'قال وزير المواصلات النيساري رامي الدرعاوي إن السفن ستعبر صباح الأحد.',
    'وأضاف في المرفأ: «لن نغلق المضيق في وجه أحد»، ثم غادر.',
  );
  for (const words of ['لن نغلق المضيق في وجه أحد', '«لن نغلق المضيق في وجه أحد»'])
    expect(quoted(doc, placeOf(doc, words), { headline: '', detection })).toMatchObject({
      speakerResolved: expect.stringContaining('رامي الدرعاوي'),
    });
});

test('Words that stand in no quotation marks, or in two paragraphs, are nobody’s quotation', () => {
  const doc = write('قال الدرعاوي إن المضيق مفتوح.', 'ثم غادر «المرفأ» إلى بيته.');
  const { from } = placeOf(doc, 'المضيق');
  expect(quoted(doc, { from, to: from + 6 }, { headline: '', detection })).toBeNull();
  expect(quoted(doc, { from, to: doc.content.size - 3 }, { headline: '', detection })).toBeNull();
  expect(quoted(doc, placeOf(doc, 'المرفأ'), { headline: '', detection })).toBeNull();
});

test('Of an attribution that opens its sentence the rest of the sentence is what was said', () => {
  const [said] = lookOver(
    write('هطل المطر. وبحسب مصادر مطلعة، فإن كندار تدرس الرد. ثم صحا الجو.'),
    detection,
  );
  expect(said).toMatchObject({ speaker: 'مصادر مطلعة', words: 'كندار تدرس الرد' });
});
