/** Fields whose text has a direction of its own. */

/**
 * Attributes of a field that holds `text`; an empty one has the interface's direction. Mantine puts a plain `dir` on the
 * box around the field, where it does not count.
 */
export const ownDirection = (text: string) => (text ? { attributes: { input: { dir: 'auto' } } } : {});
