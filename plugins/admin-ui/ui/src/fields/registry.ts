import AtSign from '@lucide/svelte/icons/at-sign';
import Braces from '@lucide/svelte/icons/braces';
import Calendar from '@lucide/svelte/icons/calendar';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import FileText from '@lucide/svelte/icons/file-text';
import Hash from '@lucide/svelte/icons/hash';
import KeyRound from '@lucide/svelte/icons/key-round';
import Link from '@lucide/svelte/icons/link';
import List from '@lucide/svelte/icons/list';
import Lock from '@lucide/svelte/icons/lock';
import MapPin from '@lucide/svelte/icons/map-pin';
import Paperclip from '@lucide/svelte/icons/paperclip';
import ToggleLeft from '@lucide/svelte/icons/toggle-left';
import Type from '@lucide/svelte/icons/type';
import Workflow from '@lucide/svelte/icons/workflow';
import type { CollectionField } from 'pocketbase';
import type { Component } from 'svelte';
import BoolView from './BoolView.svelte';
import DateView from './DateView.svelte';
import EditorView from './EditorView.svelte';
import EmailView from './EmailView.svelte';
import FileView from './FileView.svelte';
import GeoPointView from './GeoPointView.svelte';
import IdView from './IdView.svelte';
import JsonView from './JsonView.svelte';
import NumberView from './NumberView.svelte';
import RelationView from './RelationView.svelte';
import SelectView from './SelectView.svelte';
import TextView from './TextView.svelte';
import UrlView from './UrlView.svelte';
import type { ViewProps } from './view';

export interface FieldLook {
  icon: typeof Type;
  view: Component<ViewProps>;
  align?: 'end';
}

const text: FieldLook = { icon: Type, view: TextView };
const id: FieldLook = { icon: KeyRound, view: IdView };

const looks: Record<string, FieldLook | undefined> = {
  text,
  number: { icon: Hash, view: NumberView, align: 'end' },
  bool: { icon: ToggleLeft, view: BoolView },
  date: { icon: Calendar, view: DateView },
  autodate: { icon: CalendarClock, view: DateView },
  email: { icon: AtSign, view: EmailView },
  url: { icon: Link, view: UrlView },
  editor: { icon: FileText, view: EditorView },
  select: { icon: List, view: SelectView },
  relation: { icon: Workflow, view: RelationView },
  file: { icon: Paperclip, view: FileView },
  json: { icon: Braces, view: JsonView },
  geoPoint: { icon: MapPin, view: GeoPointView },
  password: { icon: Lock, view: TextView },
};

/** Icon and renderer of a field; types that this build does not know are shown as text. */
export function lookOf(field: CollectionField): FieldLook {
  if (field.name === 'id') return id;
  return looks[field.type] ?? text;
}
