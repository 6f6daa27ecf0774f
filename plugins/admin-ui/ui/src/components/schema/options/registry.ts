import { t } from '../../../lib/i18n/i18n';
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
  text: { panel: TextOptions, required: t('Refuses an empty text.') },
  number: { panel: NumberOptions, required: t('Refuses 0.'), switches: [{ option: 'onlyInt', label: t('No decimals'), help: t('Refuses anything but whole numbers.') }] },
  bool: { required: t('Refuses false.') },
  email: { panel: DomainOptions, required: t('Refuses an empty address.') },
  url: { panel: DomainOptions, required: t('Refuses an empty address.') },
  editor: {
    panel: SizeOptions,
    required: t('Refuses an empty text.'),
    switches: [{ option: 'convertURLs', label: t('Strip the domain of URLs'), help: t('Links and pictures of this site are stored without its domain.') }],
  },
  date: { panel: DateOptions, required: t('Refuses an empty date.') },
  select: { panel: SelectOptions, required: t('At least one has to be chosen.') },
  file: {
    panel: FileOptions,
    required: t('At least one file has to be there.'),
    switches: [{ option: 'protected', label: t('Protected'), help: t('Files are served only to those who may view the record, with a token.') }],
  },
  relation: { panel: RelationOptions, required: t('At least one record has to be chosen.') },
  json: { panel: SizeOptions, required: t('Refuses null, "", [] and {}.') },
  geoPoint: { required: t('Refuses 0, 0.') },
  password: { panel: PasswordOptions, required: t('Refuses an empty password.') },
};
