/** Apart from `revision-from-shared.ts`, so that who only knows the error loads no editor. */
import type { Problem } from '#article/shared/from-shared.ts';

/** What is written cannot be a revision as it is; it stays in the shared document. */
export class UnfinishedArticle extends Error {
  override name = 'UnfinishedArticle';
  readonly article: number;
  readonly problems: readonly Problem[];
  constructor(article: number, problems: readonly Problem[]) {
    super(
      `Article ${article} cannot be saved as a revision yet: ${problems.map(({ path, message }) => `${path}: ${message}`).join('; ')}`,
    );
    this.article = article;
    this.problems = problems;
  }
}
