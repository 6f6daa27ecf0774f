import type { LogModel } from 'pocketbase';

export interface Level {
  label: string;
  tone: 'faint' | 'plain' | 'warn' | 'bad';
}

const levels: Record<number, Level> = {
  [-4]: { label: 'DEBUG', tone: 'faint' },
  0: { label: 'INFO', tone: 'plain' },
  4: { label: 'WARN', tone: 'warn' },
  8: { label: 'ERROR', tone: 'bad' },
};

/** The server sends a number, whatever the SDK says. */
export function levelOf(level: number | string): Level {
  return levels[Number(level)] ?? { label: 'UNKN', tone: 'faint' };
}

export interface LogFact {
  name: string;
  text: string;
  bad: boolean;
}

const requestKeys = ['status', 'execTime', 'auth', 'authId', 'userIP'];
const badKeys = ['error', 'details'];
const most = 6;

/** What stands beside the message in the list: of a request the usual things, of others what comes first. */
export function factsOf(log: LogModel): LogFact[] {
  const data = log.data as Record<string, unknown>;
  const request = data['type'] === 'request';
  const names = request ? requestKeys.filter((name) => filled(data[name])) : Object.keys(data).filter((name) => !badKeys.includes(name) && filled(data[name])).slice(0, most);
  const foreign = request && isForeign(data['referer']) ? ['referer'] : [];
  return [...names, ...foreign, ...badKeys.filter((name) => filled(data[name]))].map((name) => ({ name, text: factText(name, data[name]), bad: badKeys.includes(name) }));
}

/** All there is to a log, known things first. */
export function propertiesOf(log: LogModel): [name: string, value: unknown][] {
  const data = log.data as Record<string, unknown>;
  const first = ['error', 'details', 'type', 'status', 'method', 'url', 'execTime', 'auth', 'authId', 'userIP', 'remoteIP', 'referer', 'userAgent'];
  const names = [...first.filter((name) => name in data), ...Object.keys(data).filter((name) => !first.includes(name))];
  return [['id', log.id], ['level', `${log.level} (${levelOf(log.level).label})`], ['created', log.created], ['message', log.message], ...names.map((name): [string, unknown] => [`data.${name}`, data[name]])];
}

function factText(name: string, value: unknown): string {
  if (name === 'execTime' && typeof value === 'number') return `${value < 10 ? Math.round(value * 100) / 100 : Math.round(value)} ms`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isForeign(referer: unknown): boolean {
  try {
    return new URL(String(referer)).host !== globalThis.location?.host;
  } catch {
    return false;
  }
}

const filled = (value: unknown) => value !== undefined && value !== null && value !== '';
