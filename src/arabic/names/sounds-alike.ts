/** How well a Latin word and an Arabic one may be the same name: the second look at words that share a sound key. */
import { withoutMarks } from '../letters.ts';
import { arabicSoundsOf, latinSoundsOf, type Sound } from './sound.ts';

const isVowel = (sound: Sound): boolean => /^[aiu]?$/.test(sound[0]!);

/**
 * What it costs to set one sound beside another. Vowels are cheap: i and u stand for e and o, and a Latin vowel may
 * be short. A second reading of a letter costs a little, so that the likelier word wins.
 */
function costOf(latin: Sound, arabic: Sound): number {
  if (latin[0] === arabic[0]) return 0;
  if (latin.some((form) => arabic.includes(form))) return 0.15;
  const vowels = [isVowel(latin), isVowel(arabic)];
  if (vowels[0] && vowels[1]) return 0.25;
  // و and ي beside w, v and y, which are sounds of their own at the beginning of a word only.
  const pair = latin[0]! + arabic[0]!;
  if (/^(?:W[uF]|uW|Y[ia]|[ia]Y|FW)$/.test(pair)) return 0.2;
  // Neighbours that languages swap: t/d, s/sh, k/g, k/h.
  if (/^(?:TD|DT|SC|CS|KG|GK|HK|KH|CG|GC)$/.test(pair)) return 0.5;
  return vowels[0] || vowels[1] ? 1.2 : 1;
}
/** A Latin vowel is often unwritten in Arabic; a long vowel of Arabic seldom lacks one in Latin. */
const costOfOmitting = (latin: Sound): number => (latin.includes('') ? 0 : isVowel(latin) ? 0.12 : 0.9);
const costOfAdding = (arabic: Sound): number => (arabic.includes('') ? 0 : isVowel(arabic) ? 0.4 : 0.9);

function likeness(latin: Sound[], arabic: Sound[]): number {
  let row = [0];
  for (const sound of arabic) row.push(row.at(-1)! + costOfAdding(sound));
  for (const sound of latin) {
    const next = [row[0]! + costOfOmitting(sound)];
    for (let at = 1; at <= arabic.length; at++)
      next.push(
        Math.min(
          row[at - 1]! + costOf(sound, arabic[at - 1]!),
          row[at]! + costOfOmitting(sound),
          next[at - 1]! + costOfAdding(arabic[at - 1]!),
        ),
      );
    row = next;
  }
  const weight = (sounds: Sound[]) => sounds.reduce((sum, sound) => sum + (isVowel(sound) ? 0.4 : 1), 0);
  const whole = Math.max(weight(latin), weight(arabic));
  return whole === 0 ? 0 : Math.max(0, 1 - row.at(-1)! / whole);
}

/**
 * 0 (nothing alike) to 1 (every sound has its letter). The article and one-letter clitics may stand before the Arabic.
 *
 * `soundsAlike('Moscow', 'موسكو')` → 1, `soundsAlike('Moscow', 'بموسكو')` → 0.95, `soundsAlike('Moscow', 'مسك')` → 0.9,
 * `soundsAlike('London', 'موسكو')` → 0.2. From 0.8 on the two are likely one name.
 */
export function soundsAlike(latin: string, arabic: string): number {
  if (latin.length > 40 || arabic.length > 40) return 0;
  const sounds = latinSoundsOf(withoutMarks(latin));
  if (!sounds || sounds.length === 0) return 0;
  const word = withoutMarks(arabic);
  const bare = word.replace(/^[وف]?[بك]?(?:ال|لل)(?=..)/, '');
  let best = 0;
  const weigh = (form: string, discount: number): void => {
    const letters = arabicSoundsOf(form);
    if (letters) best = Math.max(best, likeness(sounds, letters) - discount);
  };
  weigh(word, 0);
  if (bare !== word) weigh(bare, 0);
  else if (/^[وفبلك].../.test(word)) weigh(word.slice(1), 0.05);
  return Math.max(0, best);
}
