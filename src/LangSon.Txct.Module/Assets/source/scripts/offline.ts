// "Lưu cả đợt": the round's files, its page and what the page is made of, in one cache of the browser.
import { about, cacheOf, keptRounds, prefix, type KeptRound } from './kept';

/** All rounds together; what a phone can spare. */
const most = 50 << 20;

const find = <T extends HTMLElement>(selector: string): T | null => document.querySelector<T>(selector);
const moment = (iso: string): string => new Date(iso).toLocaleString('vi-VN', { hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'numeric', year: 'numeric' });
const size = (bytes: number): string => `${(bytes / (1 << 20)).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;

function say(words: string): void {
  const place = find('[data-kept-state]');
  if (place) place.textContent = words;
}

/** The files of the round that is shown, by their addresses. */
const files = (box: HTMLElement): { url: string; bytes: number }[] =>
  JSON.parse(box.dataset.files!).map((file: { path: string; size: number }) => ({ url: new URL(file.path, location.href).href, bytes: file.size }));

/** Keeps what is missing, and only then drops what the round no longer has. */
async function keep(box: HTMLElement, person: string): Promise<void> {
  const wanted = files(box);
  const name = cacheOf(person, box.dataset.round!);
  const others = [...(await keptRounds())].filter(([other]) => other !== name).reduce((sum, [, round]) => sum + round.bytes, 0);
  const bytes = wanted.reduce((sum, file) => sum + file.bytes, 0);
  if (others + bytes > most) {
    say(`Máy còn ít chỗ trống: cần ${size(bytes)}. Xóa bớt đợt cũ (${size(others)}) ở trang “Trên máy này”.`);
    return;
  }

  await navigator.serviceWorker.register(box.dataset.worker!, { scope: box.dataset.scope! });
  const cache = await caches.open(name);
  let done = 0;
  for (const { url } of wanted) {
    say(`Đang lưu ${++done}/${wanted.length} tệp…`);
    if (!(await cache.match(url))) await add(cache, url);
  }

  const now = new Date().toISOString();
  const pages = [box.dataset.home!, box.dataset.device!];
  for (const path of pages) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(path);
    const html = (await answer.text()).replace('<body class="txct"', `<body class="txct" data-kept="${now}"`);
    await cache.put(path, new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
  }
  for (const part of document.querySelectorAll<HTMLLinkElement | HTMLScriptElement | HTMLImageElement>('link[rel=stylesheet],link[rel=icon],script[src],.top img')) {
    const url = 'href' in part ? part.href : part.src;
    if (!(await cache.match(url))) await add(cache, url);
  }

  const wantedUrls = new Set(wanted.map(file => file.url));
  for (const request of await cache.keys()) if (request.url.includes('/documents/') && !wantedUrls.has(request.url)) await cache.delete(request);
  const round: KeptRound = { round: box.dataset.round!, title: box.dataset.title!, at: now, bytes, files: wanted.length };
  await cache.put(new URL(about, location.href), new Response(JSON.stringify(round)));
  say(`Đã lưu ${wanted.length} tệp (${size(bytes)}) lúc ${moment(now)}. Mất mạng vẫn mở được.`);
}

async function add(cache: Cache, url: string): Promise<void> {
  const answer = await fetch(url, { credentials: 'same-origin' });
  if (!answer.ok || answer.redirected) throw new Error(url);
  await cache.put(url, answer);
}

/** The page was opened from what is kept: says so, and which rows do not open. */
async function tell(box: HTMLElement | null, person: string): Promise<void> {
  const bar = find('[data-offline]');
  if (!bar || !document.body.dataset.kept) return;
  bar.hidden = false;
  const cache = box ? await caches.open(cacheOf(person, box.dataset.round!)) : undefined;
  let open = 0;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.documents .title a, .annexes a')];
  for (const link of links) {
    if (await cache?.match(link.href)) open++;
    else link.closest('li')!.classList.add('unkept');
  }
  bar.textContent = `Đang mất mạng hoặc mạng rất yếu. Đang hiện bản lưu lúc ${moment(document.body.dataset.kept)}. Vẫn mở được ${open}/${links.length} tệp. `;
  const again = document.createElement('a');
  again.href = location.pathname;
  again.textContent = 'Thử lại';
  bar.append(again);
}

/** "Trên máy này": every round that is kept, and a way to drop it. */
async function list(place: HTMLElement): Promise<void> {
  const rounds = [...(await keptRounds())];
  place.replaceChildren(...rounds.map(([name, round]) => {
    const row = document.createElement('li');
    const [title, meta, drop] = [document.createElement('p'), document.createElement('p'), document.createElement('button')];
    title.className = 'title';
    title.textContent = round.title;
    meta.className = 'meta';
    meta.textContent = `${round.files} tệp · ${size(round.bytes)} · lưu lúc ${moment(round.at)}`;
    drop.className = 'button';
    drop.textContent = 'Xóa khỏi máy này';
    drop.onclick = () => void caches.delete(name).then(() => list(place));
    row.append(title, meta, drop);
    return row;
  }));
  find('[data-none]')!.hidden = rounds.length > 0;
}

export async function startOffline(): Promise<void> {
  const box = find('[data-round]');
  const place = find('[data-kept-list]');
  if (!window.isSecureContext || !('serviceWorker' in navigator) || !('caches' in window)) {
    for (const reason of document.querySelectorAll<HTMLElement>('[data-insecure]')) reason.hidden = false;
    return;
  }

  const person = document.body.dataset.person ?? '';
  if (!document.body.dataset.kept && person) {
    // Another person has signed in on this device: what the one before kept is not theirs.
    for (const name of await caches.keys()) if (name.startsWith(prefix) && !name.startsWith(`${prefix}${person}-`)) await caches.delete(name);
  }

  if (place) await list(place);
  await tell(box, person);
  if (!box || document.body.dataset.kept) return;
  const button = find<HTMLButtonElement>('[data-keep]')!;
  box.hidden = false;
  const mine = (await keptRounds()).get(cacheOf(person, box.dataset.round!));
  const run = async (): Promise<void> => {
    button.disabled = true;
    try {
      await keep(box, person);
    } catch {
      say('Chưa lưu được hết. Phần đã lưu vẫn giữ nguyên; xin thử lại khi có mạng tốt hơn.');
    }
    button.disabled = false;
  };
  button.onclick = () => void run();
  if (mine) {
    button.textContent = 'Cập nhật bản lưu';
    say(`Đã lưu lúc ${moment(mine.at)}.`);
    await run();
  }
}
