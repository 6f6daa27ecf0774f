import type { Component } from 'svelte';
import { tokenBelow, type Access } from '../lib/router';
import ConfirmEmailChange from './ConfirmEmailChange.svelte';
import ConfirmPasswordReset from './ConfirmPasswordReset.svelte';
import ConfirmVerification from './ConfirmVerification.svelte';
import Install from './Install.svelte';
import Login from './Login.svelte';
import OAuth2Redirect from './OAuth2Redirect.svelte';
import RequestPasswordReset from './RequestPasswordReset.svelte';
import Unknown from './Unknown.svelte';

/** A screen. */
export interface Route {
  access: Access;
  screen: Component;
}

/** A screen that comes when somebody goes there. */
export interface LazyRoute {
  access: Access;
  load: () => Promise<{ default: Component }>;
}

/** A screen that a link leads to. */
export interface LinkRoute {
  access: Access;
  linked: Component<{ token: string }>;
  token: string;
}

/** Every screen of the dashboard, by the path in its address. */
const screens: Record<string, Route | LazyRoute | undefined> = {
  '/login': { access: 'guest', screen: Login },
  '/request-password-reset': { access: 'guest', screen: RequestPasswordReset },
  '/auth/oauth2-redirect-success': { access: 'anyone', screen: OAuth2Redirect },
  '/auth/oauth2-redirect-failure': { access: 'anyone', screen: OAuth2Redirect },
  '/home': { access: 'superuser', load: () => import('./Home.svelte') },
  '/collections': { access: 'superuser', load: () => import('./Collections.svelte') },
  '/logs': { access: 'superuser', load: () => import('./Logs.svelte') },
  '/settings': { access: 'superuser', load: () => import('./settings/Application.svelte') },
  '/settings/mail': { access: 'superuser', load: () => import('./settings/Mail.svelte') },
  '/settings/storage': { access: 'superuser', load: () => import('./settings/Storage.svelte') },
  '/settings/backups': { access: 'superuser', load: () => import('./settings/Backups.svelte') },
  '/settings/crons': { access: 'superuser', load: () => import('./settings/Crons.svelte') },
  '/settings/plugins': { access: 'superuser', load: () => import('./settings/Plugins.svelte') },
  '/settings/export-collections': { access: 'superuser', load: () => import('./settings/ExportCollections.svelte') },
  '/settings/import-collections': { access: 'superuser', load: () => import('./settings/ImportCollections.svelte') },
  '/settings/realtime': { access: 'superuser', load: () => import('./settings/Realtime.svelte') },
  '/settings/sql': { access: 'superuser', load: () => import('./settings/SqlConsole.svelte') },
};

/** Screens that show one of several: which one stands in the rest of the path, which they read themselves. */
const below: Record<string, LazyRoute> = {
  '/settings/plugins/': { access: 'superuser', load: () => import('./settings/PluginSettings.svelte') },
  '/settings/pages/': { access: 'superuser', load: () => import('./settings/PluginPage.svelte') },
};

/** The screens that a link leads to; what follows in the path is its token. */
const links: Record<string, Omit<LinkRoute, 'token'>> = {
  '/pbinstall/': { access: 'guest', linked: Install },
  '/auth/confirm-password-reset/': { access: 'anyone', linked: ConfirmPasswordReset },
  '/auth/confirm-verification/': { access: 'anyone', linked: ConfirmVerification },
  '/auth/confirm-email-change/': { access: 'anyone', linked: ConfirmEmailChange },
};

/** What is to be seen at a path. */
export function routeOf(path: string): Route | LazyRoute | LinkRoute | undefined {
  const route = screens[path];
  if (route) return route;
  for (const [start, link] of Object.entries(links)) {
    const token = tokenBelow(start, path);
    if (token !== null) return { ...link, token };
  }
  for (const [start, lazy] of Object.entries(below)) if (path.startsWith(start)) return lazy;
  // The bare address leads to what there is to do; any other was meant for something.
  return path === '/' ? undefined : { access: 'superuser', screen: Unknown };
}
