import Archive from '@lucide/svelte/icons/archive';
import Clock from '@lucide/svelte/icons/clock';
import Database from '@lucide/svelte/icons/database';
import Download from '@lucide/svelte/icons/download';
import HardDrive from '@lucide/svelte/icons/hard-drive';
import Mail from '@lucide/svelte/icons/mail';
import Puzzle from '@lucide/svelte/icons/puzzle';
import RadioTower from '@lucide/svelte/icons/radio-tower';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import Upload from '@lucide/svelte/icons/upload';

export interface SettingsPlace {
  path: string;
  name: string;
  icon: typeof Archive;
  /** Not there on a PocketBase. */
  beyond?: boolean;
}

export interface SettingsGroup {
  name: string;
  /** Gone while controls are hidden. */
  hideable?: boolean;
  places: SettingsPlace[];
}

const groups: SettingsGroup[] = [
  {
    name: 'System',
    places: [
      { path: '/settings', name: 'Application', icon: SlidersHorizontal },
      { path: '/settings/mail', name: 'Mail', icon: Mail },
      { path: '/settings/storage', name: 'Files storage', icon: HardDrive },
      { path: '/settings/backups', name: 'Backups', icon: Archive },
      { path: '/settings/crons', name: 'Crons', icon: Clock },
      { path: '/settings/plugins', name: 'Plugins', icon: Puzzle, beyond: true },
    ],
  },
  {
    name: 'Sync',
    hideable: true,
    places: [
      { path: '/settings/export-collections', name: 'Export collections', icon: Download },
      { path: '/settings/import-collections', name: 'Import collections', icon: Upload },
    ],
  },
  {
    name: 'Debug',
    places: [
      { path: '/settings/realtime', name: 'Realtime monitor', icon: RadioTower },
      { path: '/settings/sql', name: 'SQL console', icon: Database },
    ],
  },
];

/** The pages of the settings, as their side bar shows them. */
export function settingsGroups(hideControls: boolean, beyondPocketBase: boolean): SettingsGroup[] {
  return groups
    .filter((group) => !(group.hideable && hideControls))
    .map((group) => ({ ...group, places: group.places.filter((place) => beyondPocketBase || !place.beyond) }));
}
