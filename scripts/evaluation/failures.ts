/**
 * What the evaluator says went wrong, by class. Its answers quote the evaluation's texts, which are not to be in the
 * project (test/origins.test.ts): whole failures go to a file elsewhere, ids and counts into the document.
 */
import type { Task } from './figures.ts';

export interface Failure {
  /** A kind of query, of pair, of mistake: what is counted. */
  class: string;
  /** The evaluation's own id, where it gives one. */
  id: string | null;
  /** All that the evaluator said about it. */
  whole: unknown;
  /** How often, where the evaluator counted. */
  count: number;
}

/** The members that are looked at here; which of them there are depends on the task. */
interface Said {
  id?: string;
  kind?: string;
  rank?: number;
  relaxed?: boolean;
  same?: boolean;
  gap?: number;
  hit?: boolean;
  isSpeech?: boolean;
  said?: boolean | string | null;
  type?: string;
  speaker?: string | null;
}

function classOf(task: Task, said: Said): string {
  switch (task) {
    case 'known-item':
    case 'arcd':
    case 'xquad-ar':
      return `${said.kind}, ${said.rank ? 'found, not first' : 'not in the first ten'}${said.relaxed ? ', relaxed' : ''}`;
    case 'conflation':
      return `${said.kind}, ${said.same ? 'kept apart' : 'conflated'}`;
    case 'related':
      return said.id?.split('#')[1] ?? 'of no kind';
    case 'sts22':
      return 'pair ranked otherwise than by readers';
    case 'attribution':
    case 'editor':
      if ('isSpeech' in said)
        return said.said === said.isSpeech
          ? `quotation, ${said.speaker ? 'another speaker' : 'no speaker found'}`
          : `quotation, ${said.isSpeech ? 'speech not seen' : 'taken for speech'}`;
      if (!said.hit) return 'cue not found';
      return `speaker ${said.said ? 'cut otherwise or another' : 'not found'}`;
    case 'entities':
      return 'entity';
  }
}

/** The failures in the evaluator's list, in its order, worst first where it has one. */
export function failuresOf(task: Task, misses: readonly unknown[]): Failure[] {
  return misses.map((whole): Failure => {
    // Entities come as ['MISS …', 3] and ['EXTRA …', 2].
    if (Array.isArray(whole)) {
      const [text, count] = whole as [string, number];
      return {
        class: text.startsWith('MISS') ? 'entity missed' : 'entity too many, or cut otherwise',
        id: null,
        whole,
        count,
      };
    }
    const said = whole as Said;
    return { class: classOf(task, said), id: said.id ?? null, whole, count: 1 };
  });
}

/** Some of many, spread evenly. `some([1, 2, 3, 4], 2)` → `[1, 3]` */
export function some<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)]!);
}
