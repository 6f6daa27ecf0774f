import { flushSync, hydrate, mount } from 'svelte';
import App from '../App.svelte';
import { api } from '../lib/api';
import { here } from '../lib/stores/location.svelte';
import { session } from '../lib/stores/session.svelte';
import { routeOf } from '../routes/routes';
import { firstScreenAt, type FirstScreen } from './first-screen';

/** Puts the program behind what was drawn before it came, or draws everything where there is nothing that it would draw as well. */
export function showApp(): void {
  const target = document.getElementById('app')!;
  const drawn = target.dataset['screen'];
  delete target.dataset['screen'];
  if (drawn !== undefined && drawn === screenOfApp()) hydrate(App, { target });
  else {
    target.replaceChildren();
    mount(App, { target });
  }
  sendEarly(target);
}

/** What the program is about to draw, if that can have been drawn before. */
function screenOfApp(): FirstScreen | null {
  const route = routeOf(here.path);
  if (session.superuser && route && !('load' in route) && route.access === 'superuser') return null;
  return firstScreenAt(here.path, session.superuser ? 'good' : api.authStore.token ? 'ended' : 'none');
}

/** The form that somebody has sent when there was nobody yet to take it. */
function sendEarly(target: HTMLElement): void {
  const form = target.querySelector<HTMLFormElement>('form[data-early]');
  if (!form) return;
  form.removeAttribute('data-early');
  flushSync();
  form.requestSubmit();
}
