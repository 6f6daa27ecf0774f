import type { CollectionField } from 'pocketbase';
import type { Component } from 'svelte';
import AddressField from './AddressField.svelte';
import BoolField from './BoolField.svelte';
import DateField from './DateField.svelte';
import EditorField from './EditorField.svelte';
import FileField from './FileField.svelte';
import GeoPointField from './GeoPointField.svelte';
import type { InputProps } from './input';
import JsonField from './JsonField.svelte';
import NumberField from './NumberField.svelte';
import RelationField from './RelationField.svelte';
import SelectField from './SelectField.svelte';
import TextField from './TextField.svelte';

type FieldInput = Component<InputProps, Record<string, never>, 'value'>;

const inputs: Record<string, FieldInput | undefined> = {
  number: NumberField,
  bool: BoolField,
  email: AddressField,
  url: AddressField,
  editor: EditorField,
  date: DateField,
  select: SelectField,
  json: JsonField,
  file: FileField,
  relation: RelationField,
  geoPoint: GeoPointField,
};

/** The input of a field; types that this build does not know are edited as text. */
export function inputOf(field: CollectionField): FieldInput {
  return inputs[field.type] ?? TextField;
}
