// What the modules of the dashboard ask of a browser when they are loaded, as it is in one that has a session, or none, and a language.
import { nameMark } from '../src/start/first-screen.ts';

const [screen = 'sign-in', language = 'en'] = process.argv.slice(2);
const address = new URL(screen === 'frame' ? 'http://localhost/_/#/collections' : 'http://localhost/_/#/login');
const token = (exp: number) => ['', btoa(JSON.stringify({ type: 'auth', exp })), ''].join('.');
const record = { collectionName: '_superusers' };
const sessions: Record<string, unknown> = { frame: { token: token(1e10), record }, 'session-ended': { token: token(1), record } };
const kept = new Map([['pbLanguage', language], ['__pb_superusers__/_', JSON.stringify(sessions[screen] ?? {})]]);
const root = { setAttribute: () => undefined, removeAttribute: () => undefined, style: { setProperty: () => undefined } };

const browser: Record<string, unknown> = {
  window: globalThis,
  location: address,
  navigator: { languages: [language] },
  history: { replaceState: () => undefined, pushState: () => undefined },
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  },
  // The page itself is there; how the application is called, it is told by the server.
  document: { documentElement: root, querySelector: (what: string) => (screen !== 'frame' && what.includes('application-name') ? { content: nameMark } : null), addEventListener: () => undefined },
  addEventListener: () => undefined,
  BroadcastChannel: class {
    addEventListener = () => undefined;
  },
  // Nothing has come yet.
  fetch: () => new Promise(() => undefined),
};

for (const [name, value] of Object.entries(browser)) Object.defineProperty(globalThis, name, { value, configurable: true });
