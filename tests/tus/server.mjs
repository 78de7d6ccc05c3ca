// A resumable upload server written by others, with just as much of the host's contract around it as an upload needs.
// Usage: node server.mjs FOLDER. Prints its port, and ends with its input.
import http from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const base = '/txct-host/v1';
const uploads = new Server({ path: `${base}/uploads`, relativeLocation: true, datastore: new FileStore({ directory: process.argv[2] }) });

const answers = {
  [`GET ${base}`]: (host) => ({ tokenUrl: `http://${host}/token` }),
  'POST /token': () => ({ access_token: 'any', token_type: 'Bearer', expires_in: 3600 }),
};

const server = http.createServer((request, response) => {
  if (request.url.startsWith(`${base}/uploads`)) {
    uploads.handle(request, response);
    return;
  }

  const answer = answers[`${request.method} ${request.url.replace(/\/$/, '')}`];
  request.resume();
  response.writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(answer ? answer(request.headers.host) : {}));
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
