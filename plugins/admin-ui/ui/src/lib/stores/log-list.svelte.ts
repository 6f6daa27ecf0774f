import type { LogModel } from 'pocketbase';
import { api } from '../api';
import { isAbort, messageOf } from '../errors';
import { pointsOf, type HourTotal, type Point } from '../logs/chart';
import { logFilter, stamp } from '../logs/log-filter';

export interface LogQuery {
  search: string;
  withSuperusers: boolean;
  range: { from: number; to: number } | null;
}

const perPage = 50;

/** The loaded part of the logs, and how many there are in each hour. */
export class LogList {
  items = $state.raw<LogModel[]>([]);
  points = $state.raw<Point[]>([]);
  loading = $state(false);
  loaded = $state(false);
  hasMore = $state(false);
  failure = $state('');
  #query: LogQuery = { search: '', withSuperusers: false, range: null };
  #page = 0;
  #until = '';

  get total(): number {
    return this.points.reduce((sum, point) => sum + point.total, 0);
  }

  async load(query: LogQuery): Promise<void> {
    this.#query = query;
    // New entries must not push others to the next page while somebody reads.
    this.#until = `created<='${stamp(new Date())}'`;
    await Promise.all([this.#fetch(1), this.#count()]);
  }

  /** Only the list follows a zoom into the chart. */
  async zoom(range: LogQuery['range']): Promise<void> {
    this.#query = { ...this.#query, range };
    await this.#fetch(1);
  }

  async loadMore(): Promise<void> {
    if (!this.loading) await this.#fetch(this.#page + 1);
  }

  async #fetch(page: number): Promise<void> {
    const { search, withSuperusers, range } = this.#query;
    const within = range ? [`created>='${stamp(new Date(range.from))}'`, `created<'${stamp(new Date(range.to))}'`] : [];
    this.loading = true;
    try {
      const filter = logFilter(search, withSuperusers, [this.#until, ...within]);
      const answer = await api.logs.getList(page, perPage, { filter, sort: '-@rowid', skipTotal: true, requestKey: 'logs' });
      this.items = page === 1 ? answer.items : [...this.items, ...answer.items];
      this.hasMore = answer.items.length === perPage;
      this.#page = page;
      this.failure = '';
      this.loaded = true;
      this.loading = false;
    } catch (error) {
      if (isAbort(error)) return;
      this.failure = messageOf(error);
      this.loading = false;
    }
  }

  async #count(): Promise<void> {
    const { search, withSuperusers } = this.#query;
    try {
      const filter = logFilter(search, withSuperusers, [this.#until]);
      this.points = pointsOf((await api.logs.getStats({ filter, requestKey: 'log-stats' })) as HourTotal[]);
    } catch (error) {
      // The list fails in the same way and tells it.
      if (!isAbort(error)) this.points = [];
    }
  }
}
