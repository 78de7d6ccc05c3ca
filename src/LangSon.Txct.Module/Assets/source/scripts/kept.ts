/** One round as it is kept on this device. */
export interface KeptRound {
  round: string;
  title: string;
  /** ISO 8601. */
  at: string;
  bytes: number;
  files: number;
}

/** Caches of rounds begin so; what follows is the person and the round. */
export const prefix = 'txct-round-';

/** Under which a round's own words lie in its cache. */
export const about = 'kept.json';

export const cacheOf = (person: string, round: string): string => `${prefix}${person}-${round}`;

/** The rounds that are kept, whoever kept them, by the names of their caches. */
export async function keptRounds(): Promise<Map<string, KeptRound>> {
  const rounds = new Map<string, KeptRound>();
  for (const name of await caches.keys()) {
    const known = name.startsWith(prefix) ? await (await caches.open(name)).match(new URL(about, location.href)) : undefined;
    if (known) rounds.set(name, await known.json());
  }
  return rounds;
}
