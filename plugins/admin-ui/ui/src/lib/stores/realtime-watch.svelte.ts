import PocketBase, { BaseAuthStore } from 'pocketbase';
import { api } from '../api';
import { messageOf as errorText } from '../errors';
import { keepNewest, limits, messageOf, type Message } from '../realtime/messages';

export interface Topic {
  name: string;
  options: { query?: Record<string, unknown>; headers?: Record<string, string> };
  state: 'waiting' | 'on' | 'failed';
  failure: string;
}

const flushAfter = 100;

/** A connection of its own that listens to topics, as the superuser or as a guest, and keeps the last messages. */
export class RealtimeWatch {
  topics = $state.raw<Topic[]>([]);
  messages = $state.raw<Message[]>([]);
  connected = $state(false);
  /** How many have come, those that are not kept any more included. */
  count = $state(0);
  #client: PocketBase;
  #news: Message[] = [];
  #number = 0;
  #timer = 0;

  constructor(asGuest: boolean) {
    this.#client = new PocketBase(api.baseURL, asGuest ? new BaseAuthStore() : api.authStore);
    this.#client.realtime.onDisconnect = () => (this.connected = false);
    void this.#client.realtime.subscribe('PB_CONNECT', () => (this.connected = true)).catch(() => {});
  }

  async add(name: string, options: Topic['options']): Promise<void> {
    if (this.topics.some((one) => one.name === name)) await this.remove(name);
    const topic: Topic = { name, options, state: 'waiting', failure: '' };
    this.topics = [...this.topics, topic];
    try {
      await this.#client.realtime.subscribe(name, (data: unknown) => this.#take(name, data), options);
      this.#change({ ...topic, state: 'on' });
    } catch (error) {
      this.#change({ ...topic, state: 'failed', failure: errorText(error) });
    }
  }

  async remove(name: string): Promise<void> {
    this.topics = this.topics.filter((one) => one.name !== name);
    // A connection that is gone already needs no goodbye.
    await this.#client.realtime.unsubscribe(name).catch(() => {});
  }

  clear(): void {
    this.#news = [];
    this.messages = [];
    this.count = this.#number = 0;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#client.realtime.unsubscribe().catch(() => {});
  }

  #change(topic: Topic): void {
    this.topics = this.topics.map((one) => (one.name === topic.name ? topic : one));
  }

  // Many at once are drawn once.
  #take(topic: string, data: unknown): void {
    this.#news.push(messageOf(++this.#number, topic, data, new Date()));
    if (this.#news.length > limits.count) this.#news.shift();
    if (this.#timer) return;
    this.#timer = window.setTimeout(() => this.#flush(), flushAfter);
  }

  #flush(): void {
    this.#timer = 0;
    this.messages = keepNewest(this.messages, this.#news);
    this.#news = [];
    this.count = this.#number;
  }
}
