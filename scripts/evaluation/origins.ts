/** What was learnt from what: the last part of `docs/evaluation.md`. */
export const origins = `## Origins: what was learnt from what

| ships as | made by | from |
|---|---|---|
| \`src/arabic/stems/table.ts\` | \`scripts/learn/stems.ts\` | running text of the 43,083 articles in \`../shared/data/articles\`: how often a form stands there, bare and with the article; the words around it; the numerals and determiners it agrees with. Patterns of verbs and plurals are the grammars', named in the files |
| \`src/arabic/names/learnt-names.ts\` | \`scripts/learn/names.ts\` | the same running text: which words follow «مدينة», «الدكتور», «بن» and the like, counted |
| \`src/arabic/names/territories.ts\` | \`scripts/learn/names.ts\` | CLDR (cldr-localenames-full, cldr-subdivisions-full; Unicode licence), i18n-iso-countries (MIT), Node's \`Intl\` |
| usual lengths of fields in \`src/concordance/document.ts\` | by hand | means over the same articles, rounded |
| all other lists under \`src/arabic\`: cities and regions, organisations, verbs of saying, titles, function words, number words | by hand | general knowledge of the language; each rule names its source |

What an article holds besides its text (source, section, date, tags) was not used. No labelled set was read by
anything that makes a table: not \`morphology\`, \`attribution\`, \`entities\`, \`ir\`, \`related\`, \`tags\`, \`keyphrases\`. They
were used to measure, and to see what classes of mistakes there are. The files of articles are what the known-item
queries search, and their headlines are what those queries are drawn from: the tables know the words of the
articles, as a newsroom's own tables would, and nothing of the queries. \`test/origins.test.ts\` looks for every query, question, answer passage and labelled
text in every file of the project.
`;
