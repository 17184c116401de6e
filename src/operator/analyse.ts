/**
 * `warraq analyse`: JSON Lines in, JSON Lines out, through the same code as the site. For measuring, and for trying
 * the language's rules on one's own texts without a database.
 */
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { entitiesIn } from '#arabic/names/entities.ts';
import { attributionsIn } from '#arabic/sentences/attribution.ts';
import { attributeQuote } from '#arabic/sentences/quote-speaker.ts';
import { conflate } from '#arabic/stems/stem.ts';
import { type Copy, entriesOf } from '#concordance/document.ts';
import { findRelated, type RelatedSource } from '#concordance/likeness/find.ts';
import { similarity } from '#concordance/likeness/likeness.ts';
import { type Profile, profileOf } from '#concordance/likeness/profile.ts';
import { MemoryConcordance } from '#concordance/memory.ts';

const text = z.string();
const nullable = z.string().nullish();
const id = z.union([z.string(), z.number()]).transform(String);
const article = { title: nullable, lead: nullable, body: nullable };

/** What can be asked, by its name in `op`. */
const question = z.discriminatedUnion('op', [
  z.object({ op: z.literal('conflate'), id, a: text, b: text }),
  z.object({ op: z.literal('index'), id, ...article, date: nullable }),
  z.object({
    op: z.literal('related'),
    id,
    ...article,
    date: nullable,
    exclude: z.array(text).default([]),
    limit: z.number().int().min(1).max(1_000).default(20),
  }),
  z.object({ op: z.literal('similarity'), id, a: z.object(article), b: z.object(article) }),
  z.object({ op: z.literal('attribute'), id, text }),
  z.object({
    op: z.literal('quote'),
    id,
    title: nullable,
    previousParagraph: nullable,
    paragraph: text,
    quote: z.object({ text, start: z.number(), end: z.number() }),
  }),
  z.object({ op: z.literal('entities'), id, tokens: z.array(text) }),
]);
type Question = z.infer<typeof question>;

const copyOf = ({
  title,
  lead,
  body,
}: {
  title?: string | null | undefined;
  lead?: string | null | undefined;
  body?: string | null | undefined;
}): Copy => ({
  headline: title ?? '',
  standfirst: lead && !body?.startsWith(lead) ? lead : '',
  body: body ?? '',
});

/** Seconds since 1970, `null` for what is no date. */
function secondsOf(date: string | null | undefined): number | null {
  const at = date ? Date.parse(date) / 1000 : Number.NaN;
  return Number.isFinite(at) ? Math.floor(at) : null;
}

/** Answers question after question; remembers what it was given to index. */
export class Analyst {
  private readonly concordance = new MemoryConcordance();
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly copies: Copy[] = [];
  private readonly profiles: Profile[] = [];

  /** The answer, or `null` where there is nothing to answer. */
  answer(asked: Question): object | null {
    switch (asked.op) {
      case 'conflate':
        return { id: asked.id, same: conflate(asked.a, asked.b) };
      case 'index':
        this.index(asked);
        return null;
      case 'related':
        return { id: asked.id, results: this.related(asked) };
      case 'similarity':
        return {
          id: asked.id,
          similarity: similarity(copyOf(asked.a), copyOf(asked.b), this.concordance.lexicon()),
        };
      case 'attribute':
        return { id: asked.id, attributions: attributionsIn(asked.text) };
      case 'quote': {
        const { id, paragraph, quote, title, previousParagraph } = asked;
        return {
          id,
          ...attributeQuote({
            title: title ?? '',
            previousParagraph: previousParagraph ?? '',
            paragraph,
            quote,
          }),
        };
      }
      case 'entities':
        return { id: asked.id, entities: entitiesIn(asked.tokens) };
    }
  }

  private index(asked: Extract<Question, { op: 'index' }>): void {
    const number = this.names.length;
    const copy = copyOf(asked);
    const published = secondsOf(asked.date);
    this.names.push(asked.id);
    this.numbers.set(asked.id, number);
    this.copies.push(copy);
    this.concordance.add({
      number,
      article: number,
      published: published === null ? 0 : Math.max(0, published),
      language: 0,
      entries: entriesOf(copy, []),
    });
  }

  private related(asked: Extract<Question, { op: 'related' }>): string[] {
    const lexicon = this.concordance.lexicon();
    const source: RelatedSource = {
      segments: this.concordance.segments(),
      profileOf: (number) => {
        this.profiles[number] ??= profileOf(this.copies[number]!, lexicon);
        return this.profiles[number];
      },
    };
    const exclude = new Set(asked.exclude.flatMap((name) => this.numbers.get(name) ?? []));
    const query = { profile: profileOf(copyOf(asked), lexicon), published: secondsOf(asked.date) };
    return findRelated(source, query, { most: asked.limit, exclude }).map(
      ({ candidate }) => this.names[candidate.article]!,
    );
  }
}

/** Reads questions until the input ends. A line that is no question is answered with what is wrong with it. */
export async function analyse(input: Readable, output: Writable): Promise<void> {
  const analyst = new Analyst();
  for await (const line of linesOf(input)) {
    let answer: object | null;
    try {
      answer = analyst.answer(question.parse(JSON.parse(line)));
    } catch (error) {
      const message = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
      answer = { error: message, line: line.slice(0, 200) };
    }
    if (answer && !output.write(`${JSON.stringify(answer)}\n`))
      await new Promise<void>((resolve) => output.once('drain', () => resolve()));
  }
}

/** Lines end at LF only: U+2028 stands inside articles, and `node:readline` breaks there. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line.trim()) yield line;
  }
  if (rest.trim()) yield rest;
}
