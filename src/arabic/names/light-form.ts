/** A folded word without what is lightly written onto it: to ask whether it is a word of the language at all. */

const prefix = /^(?:[وف](?=...))?(?:بال|كال|ال|لل|[بلك](?=ال)|س(?=[ينتا]..))?(?=..)/;
const suffix = /(?<=...)(?:هما|تها|ته|تهم|ها|هم|نا|كم|ات|ان|ون|ين|يه|يا|وا|تا|ه|ي|ت|ا|ك)$/;

/** `lightForm('وبالحكومات')` → `'حكوم'`; for look-up in the table of common words only, no stem. */
export const lightForm = (form: string): string => form.replace(prefix, '').replace(suffix, '');
