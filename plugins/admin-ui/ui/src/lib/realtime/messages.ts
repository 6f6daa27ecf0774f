/** A message as it came. */
export interface Message {
  /** Counted from 1 since the page was opened. */
  number: number;
  time: Date;
  topic: string;
  action: string;
  /** What it is about: the id of a record or of a member. */
  about: string;
  text: string;
}

/** What is kept: the newest, by count and by size, so that a busy topic does not fill the memory. */
export const limits = { count: 500, size: 5_000_000 };

export function messageOf(number: number, topic: string, data: unknown, time: Date): Message {
  const { action, record, member, from } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const about = (record as { id?: unknown } | undefined)?.id ?? (member as { id?: unknown } | undefined)?.id ?? from;
  return { number, time, topic, action: typeof action === 'string' ? action : '', about: typeof about === 'string' ? about : '', text: JSON.stringify(data, null, 2) ?? '' };
}

/** The newest first, with what is new, and no more than is allowed. One that is too large by itself is cut. */
export function keepNewest(kept: readonly Message[], news: readonly Message[], { count, size } = limits): Message[] {
  const all: Message[] = [];
  let total = 0;
  for (const message of [...news].reverse().concat(kept)) {
    const text = message.text.length > size / 2 ? message.text.slice(0, size / 2) + '\n…' : message.text;
    total += text.length;
    if (all.length >= count || total > size) break;
    all.push(text === message.text ? message : { ...message, text });
  }
  return all;
}

export function matches(message: Message, search: string): boolean {
  const term = search.trim().toLowerCase();
  return term === '' || [message.topic, message.action, message.text].some((text) => text.toLowerCase().includes(term));
}

/** A collection alone means all its records. */
export function topicOf(text: string, collections: readonly string[]): string {
  const topic = text.trim();
  return collections.includes(topic) ? `${topic}/*` : topic;
}
