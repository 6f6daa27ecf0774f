import { t } from '../i18n/i18n';
import AppWindow from '@lucide/svelte/icons/app-window';
import Braces from '@lucide/svelte/icons/code-xml';
import Logs from '@lucide/svelte/icons/chart-column';
import FileUp from '@lucide/svelte/icons/file-up';
import Folder from '@lucide/svelte/icons/folder-closed';
import House from '@lucide/svelte/icons/house';
import LogOut from '@lucide/svelte/icons/log-out';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Plus from '@lucide/svelte/icons/plus';
import Sun from '@lucide/svelte/icons/sun';
import Table from '@lucide/svelte/icons/table-2';
import Users from '@lucide/svelte/icons/users';
import Workflow from '@lucide/svelte/icons/workflow';
import type { CollectionModel } from 'pocketbase';
import { collectionHash } from '../router';
import { settingsGroups } from '../settings/places';
import { pluginPages } from '../stores/plugin-pages.svelte';
import { go, here } from '../stores/location.svelte';
import { recordIntent } from '../stores/record-intent.svelte';
import { scheme } from '../stores/scheme.svelte';
import { schemaEditor } from '../stores/schema-editor.svelte';
import { session } from '../stores/session.svelte';
import { settings } from '../stores/settings.svelte';

export interface Command {
  id: string;
  label: string;
  /** What it is, at the end of the line. */
  kind: string;
  icon: typeof Plus;
  run: () => void;
}

const icons: Record<string, typeof Plus | undefined> = { auth: Users, view: Table };

const action = (id: string, label: string, icon: typeof Plus, run: () => void): Command => ({ id, label, kind: t('action'), icon, run });

/** Where one can go, and what one can do, from anywhere. The collection that is on the screen comes first. */
export function commandsFor(all: readonly CollectionModel[], current: CollectionModel | undefined, mayEdit: boolean): Command[] {
  const visits = all.map((one): Command => ({ id: `go-${one.id}`, label: one.name, kind: one.system ? t('system collection') : t('collection'), icon: icons[one.type] ?? Folder, run: () => go(collectionHash(one.name)) }));
  const own = current ? [current, ...all.filter((one) => one !== current && !one.system)] : all.filter((one) => !one.system);
  const creating = own.filter((one) => one.type !== 'view').map((one): Command => ({ id: `new-${one.id}`, label: t('New record in {name}', { name: one.name }), kind: t('action'), icon: Plus, run: () => recordIntent.create(one.name) }));
  return [...visits, ...currentCommands(current), ...places(mayEdit), ...creating, ...generalCommands(mayEdit)];
}

function places(mayEdit: boolean): Command[] {
  const shown = settingsGroups(!mayEdit, settings.beyondPocketBase).flatMap((group) => group.places);
  const page = (path: string, label: string, icon: typeof Plus): Command => ({ id: path, label, kind: t('page'), icon, run: () => go('#' + path) });
  return [page('/home', t('Home'), House), page('/logs', t('Logs'), Logs), ...shown.map(({ path, name, icon }) => page(path, `${t('Settings')}: ${t(name)}`, icon)), ...pluginPages.all.map(({ path, title }) => page(path, title, AppWindow))];
}

function currentCommands(current: CollectionModel | undefined): Command[] {
  if (!current) return [];
  return [
    action('api', t('API preview of {name}', { name: current.name }), Braces, () => recordIntent.preview(current.name)),
    ...(current.type === 'view' ? [] : [action('import', t('Import records into {name}', { name: current.name }), FileUp, () => recordIntent.import(current.name))]),
  ];
}

/** Collections are edited on their own screen. */
function onCollections(then: () => void): void {
  if (here.path !== '/collections') go('#/collections');
  then();
}

function generalCommands(mayEdit: boolean): Command[] {
  return [
    ...(mayEdit ? [action('new-collection', t('New collection'), Plus, () => onCollections(() => schemaEditor.create()))] : []),
    action('overview', t('Overview of all collections'), Workflow, () => onCollections(() => schemaEditor.showOverview(true))),
    action('light', t('Light colours'), Sun, () => scheme.choose('light')),
    action('dark', t('Dark colours'), Moon, () => scheme.choose('dark')),
    action('auto', t('Colours of the system'), Monitor, () => scheme.choose('auto')),
    action('sign-out', t('Sign out'), LogOut, () => session.signOut()),
  ];
}
