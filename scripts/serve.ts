import { createServer, type Server, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { cacheControl, HEADERS } from './build/policy';

/** Serves the built app; `data`, when given, stands in for its `data/` folder. Resolves once it listens. */
export function serve(dist: string, port: number, data?: string): Promise<Server> {
  const setHeaders = (response: ServerResponse, path: string) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.setHeader('Cache-Control', cacheControl(path));
  };
  const options = { etag: true, gzip: true, brotli: true, setHeaders };
  const app = sirv(dist, options);
  const other = data === undefined ? null : sirv(data, { ...options, dev: true });
  const notFound = (response: ServerResponse) => () => {
    response.writeHead(404, HEADERS).end('Introuvable.');
  };
  const server = createServer((request, response) => {
    if (other && request.url?.startsWith('/data/')) {
      request.url = request.url.slice('/data'.length);
      other(request, response, notFound(response));
    } else app(request, response, notFound(response));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const port = Number(process.env.PORT ?? 4173);
  try {
    await serve(join(root, 'dist'), port);
    console.log(`Périmètre est prêt : http://localhost:${port} (Ctrl+C pour arrêter)`);
  } catch {
    console.error(`Le port ${port} est déjà pris : fermez l’autre serveur, ou choisissez-en un autre avec PORT=4174.`);
    process.exit(1);
  }
}
