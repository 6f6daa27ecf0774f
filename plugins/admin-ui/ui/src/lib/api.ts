import PocketBase, { BaseAuthStore, LocalAuthStore } from 'pocketbase';

const page = location.pathname.replace(/\/(index\.html)?$/, '');

// The API lives beside `/_/`, also when the server is mounted under a sub-path.
export const api = new PocketBase(new URL('../', location.href.split('#')[0]).href, new LocalAuthStore('__pb_superusers__' + page));

api.beforeSend = (url, options) => {
  options.headers = { ...options.headers, 'x-request-source': 'pbui' };
  return { url, options };
};

let rejected: () => void = () => {};

/** Called when the server no longer accepts the session that a request was sent with. */
export function onRejected(handler: () => void): void {
  rejected = handler;
}

api.afterSend = (response, body: unknown) => {
  if (response.status === 401 && api.authStore.token) rejected();
  return body;
};

/** A client without a session, for links that may belong to somebody else than who is signed in here. */
export function strangersApi(): PocketBase {
  return new PocketBase(api.baseURL, new BaseAuthStore());
}
