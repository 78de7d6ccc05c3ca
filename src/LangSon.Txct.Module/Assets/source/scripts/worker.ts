// Keeps rounds readable without a network. Files have a version and never change: what is kept is served first, and nothing is ever dropped here.
/// <reference lib="webworker" />
import { prefix } from './kept';

declare const self: ServiceWorkerGlobalScope;

const patience = 3000;

/** What some round keeps for this request; a page is the same page whatever it was asked for beside its path. */
async function kept(request: Request): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    const found = name.startsWith(prefix) ? await (await caches.open(name)).match(request.url.split('#')[0]!, { ignoreVary: true }) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The network first, for pages; what is kept when it does not answer soon. */
async function page(request: Request): Promise<Response> {
  const network = fetch(request);
  const late = new Promise<undefined>(wake => setTimeout(wake, patience, undefined));
  try {
    const answer = await Promise.race([network, late]);
    if (answer) return answer;
  } catch {
    // Nobody answers; what is kept does.
  }
  return (await kept(request)) ?? network;
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin || request.headers.has('range')) return;
  event.respondWith(request.mode === 'navigate' && !request.url.includes('/documents/') ? page(request) : kept(request).then(found => found ?? fetch(request)));
});
