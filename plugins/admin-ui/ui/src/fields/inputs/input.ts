import type { CollectionField, RecordModel } from 'pocketbase';
import type { ControlProps } from '../../lib/forms/control';

/** What every input of a field gets. */
export interface InputProps {
  field: CollectionField;
  value: unknown;
  control: ControlProps;
  /** The record as it is stored; null while a new one is made. */
  record: RecordModel | null;
}
