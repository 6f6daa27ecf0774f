import type { Component } from 'svelte';
import DateOptions from './DateOptions.svelte';
import DomainOptions from './DomainOptions.svelte';
import FileOptions from './FileOptions.svelte';
import NumberOptions from './NumberOptions.svelte';
import type { OptionsProps } from './options';
import PasswordOptions from './PasswordOptions.svelte';
import RelationOptions from './RelationOptions.svelte';
import SelectOptions from './SelectOptions.svelte';
import SizeOptions from './SizeOptions.svelte';
import TextOptions from './TextOptions.svelte';

interface TypeOptions {
  panel?: Component<OptionsProps, object, 'field'>;
  /** What "required" means for the type; without it there is no such switch. */
  required?: string;
  /** Other switches of the type: option, label, help. */
  switches?: { option: string; label: string; help: string }[];
}

/** What can be set for a field, by its type. */
export const optionsOf: Record<string, TypeOptions | undefined> = {
  text: { panel: TextOptions, required: 'Refuses an empty text.' },
  number: { panel: NumberOptions, required: 'Refuses 0.', switches: [{ option: 'onlyInt', label: 'No decimals', help: 'Refuses anything but whole numbers.' }] },
  bool: { required: 'Refuses false.' },
  email: { panel: DomainOptions, required: 'Refuses an empty address.' },
  url: { panel: DomainOptions, required: 'Refuses an empty address.' },
  editor: {
    panel: SizeOptions,
    required: 'Refuses an empty text.',
    switches: [{ option: 'convertURLs', label: 'Strip the domain of URLs', help: 'Links and pictures of this site are stored without its domain.' }],
  },
  date: { panel: DateOptions, required: 'Refuses an empty date.' },
  select: { panel: SelectOptions, required: 'At least one has to be chosen.' },
  file: {
    panel: FileOptions,
    required: 'At least one file has to be there.',
    switches: [{ option: 'protected', label: 'Protected', help: 'Files are served only to those who may view the record, with a token.' }],
  },
  relation: { panel: RelationOptions, required: 'At least one record has to be chosen.' },
  json: { panel: SizeOptions, required: 'Refuses null, "", [] and {}.' },
  geoPoint: { required: 'Refuses 0, 0.' },
  password: { panel: PasswordOptions, required: 'Refuses an empty password.' },
};
