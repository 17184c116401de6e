/** Waiting until the server has what is on this screen. */
import type { SharedArticle } from '../../editor/together/shared-article.ts';
import { Unreached } from '../../problem.ts';

/** Milliseconds in which what was typed last goes on its way, and in which it should have come there. */
const onItsWay = 100;
const patience = 5_000;

/** Resolves once the server has committed what was written here. Throws Unreached when there is no way to it. */
export async function whenSaved(shared: SharedArticle): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, onItsWay));
  const settled = () => {
    const { state, mayWrite } = shared.standing();
    return state === 'saved' || state === 'closed' || (state !== 'opening' && !mayWrite);
  };
  if (settled()) return;
  await new Promise<void>((resolve, reject) => {
    const end = setTimeout(() => {
      leave();
      reject(new Unreached('What was written here has not reached the server.'));
    }, patience);
    const leave = shared.subscribe(() => {
      if (!settled()) return;
      clearTimeout(end);
      leave();
      resolve();
    });
  });
}
