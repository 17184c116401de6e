/** What readers are told where an article rested on something that fell: a first sentence, for the editor to go on with. */
import type { Language } from '../article.ts';
import type { ClaimState } from './claim.ts';

export interface Fallen {
  /** The claim, or the words of the statement. */
  text: string;
  /** Label of the source, where it was somebody's words. */
  source: string | null;
  /** How a claim stands. */
  state: ClaimState | null;
  /** Whether the source itself was withdrawn, or only what it said. */
  sourceWithdrawn: boolean;
  statementWithdrawn: boolean;
}

type FallenState = Extract<ClaimState, 'unsupported' | 'denied' | 'superseded' | 'refuted'>;

interface Sentences {
  claim: Record<FallenState, string>;
  statement: string;
  source: string;
}

const sentences: Record<Language, Sentences> = {
  ar: {
    claim: {
      unsupported: 'ورد في صيغة سابقة من هذه المادة: «{text}»، ولم تعد أي جهة تؤكد ذلك.',
      denied: 'ورد في صيغة سابقة من هذه المادة: «{text}»، وقد نُفي ذلك.',
      superseded: 'ورد في صيغة سابقة من هذه المادة: «{text}»، ثم جاءت معلومات أحدث تخالف ذلك.',
      refuted: 'ورد في صيغة سابقة من هذه المادة: «{text}»، وقد تحققنا من أن ذلك غير صحيح.',
    },
    statement: 'استندت صيغة سابقة من هذه المادة إلى كلام منسوب إلى «{source}»، وقد سُحب هذا الكلام.',
    source: 'استندت صيغة سابقة من هذه المادة إلى «{source}»، ولم نعد نعتمد على هذا المصدر.',
  },
  en: {
    claim: {
      unsupported: 'An earlier version of this article said: “{text}”. Nobody stands by that now.',
      denied: 'An earlier version of this article said: “{text}”. That has been denied.',
      superseded: 'An earlier version of this article said: “{text}”. Newer information says otherwise.',
      refuted: 'An earlier version of this article said: “{text}”. We have found that to be untrue.',
    },
    statement:
      'An earlier version of this article relied on words attributed to {source}, which have since been withdrawn.',
    source: 'An earlier version of this article relied on {source}, a source on which we no longer rely.',
  },
};

/** Quotation marks in words that are quoted themselves are the inner ones of the language. */
const quotedAgain: Record<Language, (text: string) => string> = {
  ar: (text) => text.replaceAll('«', '“').replaceAll('»', '”'),
  en: (text) => text.replaceAll('“', '‘').replaceAll('”', '’'),
};

/** `''` where nothing fell. */
export function mendNote(language: Language, fallen: Fallen): string {
  const { claim, statement, source } = sentences[language];
  const text = quotedAgain[language](fallen.text.trim().replace(/[.。؟!]+$/u, ''));
  const speaker = fallen.source && (language === 'ar' ? quotedAgain.ar(fallen.source) : fallen.source);
  const fill = (sentence: string) =>
    sentence.replace(/\{(text|source)\}/g, (_, what) => (what === 'text' ? text : (speaker ?? '')));
  if (fallen.state !== null) return fill(claim[fallen.state as FallenState] ?? '');
  if (fallen.source === null) return '';
  if (fallen.sourceWithdrawn) return fill(source);
  return fallen.statementWithdrawn ? fill(statement) : '';
}
