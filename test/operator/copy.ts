/** Copy for the tests of the command: files of records, as an archive hands them over. */
import { writeFile } from 'node:fs/promises';

export interface CopyRecord {
  id: string;
  title: string;
  body: string;
  section: string;
  date: string;
}

const day = 86_400_000;

/** `copyRecords(3)` → three different small articles, `r-1` to `r-3`, a day apart. */
export const copyRecords = (count: number): CopyRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `r-${index + 1}`,
    title: `الخبر رقم ${index + 1} من الأرشيف`,
    body: `فقرة أولى من الخبر رقم ${index + 1}، وفيها ما جرى.\n\nفقرة ثانية فيها تفاصيل عن الميناء والسفن.`,
    section: index % 2 ? 'محليات' : 'اقتصاد',
    date: new Date(Date.UTC(2020, 0, 1) + index * day).toISOString().slice(0, 10),
  }));

export const writeRecords = (file: string, records: object[]): Promise<void> =>
  writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));

/** A page as a browser's select-all gives it. */
export const writePage = (
  file: string,
  headline: string,
  paragraph = 'فقرة واحدة تقول ما جرى في المدينة صباح ذلك اليوم، ومن قاله.',
): Promise<void> =>
  writeFile(file, `محليات\n\n${headline}\n\nقسم المقاطعات 23/10/2024\n\n${paragraph}\n\nإغلاق\n`);
