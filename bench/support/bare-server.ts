/** The least that Node can do: the same bytes with the same headers, from a bare `node:http` server. */
import { createServer } from 'node:http';

interface Given {
  headers: [string, string][];
  body: string;
}

process.on('message', (given: Given) => {
  const body = Buffer.from(given.body, 'base64');
  const headers = Object.fromEntries(given.headers);
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' ? address?.port : null);
  });
});
