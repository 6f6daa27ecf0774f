import type { Component } from 'svelte';
import type { Access } from '../lib/router';
import Collections from './Collections.svelte';
import Login from './Login.svelte';

export interface Route {
  access: Access;
  screen: Component;
}

/** Every screen of the dashboard, by the path in its address. */
export const routes: Record<string, Route | undefined> = {
  '/login': { access: 'guest', screen: Login },
  '/collections': { access: 'superuser', screen: Collections },
};
