import type { Message } from '../i18n/de';
import { t, written } from '../i18n/i18n';

export interface Plugin {
  id: string;
  name: string;
  version: string;
  contract: string;
  description: string;
  requires: string[];
  builtIn: boolean;
  status: 'Active' | 'Disabled' | 'Incompatible' | 'MissingDependency' | 'Failed';
  /** Why it does not run. */
  reason: string;
  /** Whether the next start wants it. */
  enabled: boolean;
  restartNeeded: boolean;
  /** What is stronger than a switch here: "the command line" or "the environment". */
  decidedBy: string;
  hasSettings: boolean;
  /** What would be lost without it, where one might not think of it. */
  losses: string[];
  /** Whether there is a form for its settings. */
  configurable: boolean;
  /** Pages that it adds to the dashboard. */
  pages: PluginPage[];
}

export interface PluginPage {
  id: string;
  title: string;
  /** Where its module is, from the address of the API. */
  module: string;
}

export type PluginTone = 'good' | 'bad' | 'warn' | 'faint';

const states: Record<Plugin['status'], { label: Message; tone: PluginTone }> = {
  Active: { label: 'Runs', tone: 'good' },
  Disabled: { label: 'Off', tone: 'faint' },
  Incompatible: { label: 'Incompatible', tone: 'bad' },
  MissingDependency: { label: 'Needs another one', tone: 'bad' },
  Failed: { label: 'Failed', tone: 'bad' },
};

export function stateOf(plugin: Plugin): { label: string; tone: PluginTone } {
  const { label, tone } = states[plugin.status];
  return { label: t(label), tone };
}

/** What is waiting for the next start; empty when nothing is. */
export function pendingOf({ restartNeeded, enabled }: Plugin): string {
  if (!restartNeeded) return '';
  return enabled ? t('On with the next start') : t('Off with the next start');
}

/** Those that want a look come first, the rest by name. */
export function sortPlugins(plugins: readonly Plugin[]): Plugin[] {
  const rank = (plugin: Plugin) => (stateOf(plugin).tone === 'bad' ? 0 : 1);
  return [...plugins].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, written));
}
