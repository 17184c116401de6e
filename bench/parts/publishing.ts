/** From the call that publishes to the new bytes: in a process of its own, seen through two nodes of others. */
import { Agent, request } from 'node:http';
import { connect } from '#database/connection.ts';
import { openServer } from '#database/server/open.ts';
import { publish } from '#desk/publish.ts';
import { revise } from '#desk/revision.ts';
import { percentile, report, round } from '../support/measure.ts';
import { startProgram } from '../support/program.ts';
import { articlePath } from './serving.ts';

const changes = 200;

function body(agent: Agent, origin: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(new URL(path, origin), { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (text += part));
      response.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
}

/** Changes an article's first paragraph again and again, and asks both nodes until each shows it. */
export async function publishing(data: string, article: number): Promise<boolean> {
  const nodes = [await startProgram(data), await startProgram(data)];
  const server = await openServer({ dataFolder: data, log: () => {} });
  const database = connect(server.connection, { size: 3, onError: () => {} });
  const path = await articlePath(nodes[0]!.origin, article);
  const agents = nodes.map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  const firstNode: number[] = [];
  const allNodes: number[] = [];
  for (let change = 0; change < changes; change++) {
    // Both nodes have the page as it stands in their caches.
    await Promise.all(nodes.map(({ origin }, index) => body(agents[index]!, origin, path)));
    const mark = `علامة ${process.pid} ${change}`;
    const { head, content } = await database.db
      .selectFrom('article')
      .innerJoin('revision', (join) =>
        join.onRef('article_id', '=', 'article.id').onRef('number', '=', 'head'),
      )
      .select(['head', 'content'])
      .where('article.id', '=', article)
      .executeTakeFirstOrThrow();
    const changed = { ...content, standfirst: mark };
    await database.db
      .transaction()
      .execute((tx) => revise(tx, { article, basedOn: head, content: changed, author: 'bench' }));
    const began = performance.now();
    const published = publish(database.db, article, 'bench');
    const seen = nodes.map(async ({ origin }, index) => {
      while (!(await body(agents[index]!, origin, path)).includes(mark)) {
        if (performance.now() - began > 10_000)
          throw new Error(`${origin} did not show the change within 10 s`);
        // Two readers who never pause would take both processors from what is measured.
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      return performance.now() - began;
    });
    const times = await Promise.all(seen);
    await published;
    firstNode.push(Math.min(...times));
    allNodes.push(Math.max(...times));
  }
  for (const agent of agents) agent.destroy();
  await database.close();
  await server.close();
  for (const node of nodes) await node.stop();
  const [one, all] = [percentile(firstNode, 0.99), percentile(allNodes, 0.99)];
  const line = (times: number[]) =>
    `p50 ${round(percentile(times, 0.5), 1)} ms, p99 ${round(percentile(times, 0.99), 1)} ms`;
  const results = [
    report(
      `publish call to new bytes, first node, ${changes} changes (p99 ≤ 50 ms)`,
      line(firstNode),
      one <= 50,
    ),
    report('publish call to new bytes, on both nodes (p99 ≤ 250 ms)', line(allNodes), all <= 250),
  ];
  return results.every(Boolean);
}
