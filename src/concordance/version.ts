/**
 * The version of what the concordance holds: raised with every change to stems, forms, fields or weights, since terms
 * made by one version are not found by another. A database of an older version is indexed anew when a node starts
 * (`desk/reindex.ts`); a test keeps this number and the words it stands for together.
 */
export const concordanceVersion = 2;
