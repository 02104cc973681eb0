// Serves the built pages; started by start.mjs and by the tests, stopped with them.
import { createServer } from 'node:http';

// An attachment of 10 MB and the form around it; what is larger never reaches a page. SvelteKit reads this when it is loaded.
process.env.BODY_SIZE_LIMIT ??= '12M';

/** Built, so not there when types are checked. @type {{ handler: (...args: [import('node:http').IncomingMessage, import('node:http').ServerResponse, () => void]) => void }} */
const { handler } = await import(new URL('../../build/handler.js', import.meta.url).href);

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';

// Plain HTTP unless a proxy in front says otherwise: SvelteKit compares a form's origin with this one.
const server = createServer((request, response) => {
  request.headers['x-forwarded-proto'] ??= 'http';
  handler(request, response, () => response.writeHead(404).end());
});

server.on('error', (/** @type {NodeJS.ErrnoException} */ { code, message }) => {
  const text =
    code === 'EADDRINUSE'
      ? `端口 ${port} 已被占用：请先停掉占用它的程序，或用 PORT=另一个端口 再启动。· Port ${port} is in use: stop what uses it, or set PORT to another.`
      : message;
  process.send?.({ type: 'failed', text });
  process.exit(1);
});
server.listen(port, host, () => {
  const address = server.address();
  process.send?.({ type: 'ready', port: typeof address === 'object' ? address?.port : port });
});

function close() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 2000).unref();
}
process.on('SIGTERM', close);
process.on('SIGINT', close);
process.on('disconnect', close);
