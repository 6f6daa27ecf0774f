import type { CollectionField } from 'pocketbase';

/** What the panel of every field type gets. `path` is where the server's errors for the field lie. */
export interface OptionsProps {
  field: CollectionField;
  path: string;
}
