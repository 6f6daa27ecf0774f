import type { CollectionField } from 'pocketbase';
import { SvelteSet } from 'svelte/reactivity';
import { newField, newFieldId } from './field-types';
import { renameColumn } from './index-sql';
import { freeName } from './names';
import { newCollection, payloadOf } from './payload';
import type { Schema } from './types';

/** A collection while it is edited. */
export class CollectionDraft {
  value: Schema = $state({} as Schema);
  /** The ids of stored fields that go with the next save; until then they can be restored. */
  readonly removed = new SvelteSet<string>();
  #saved = $state('');
  #stored = $state.raw<Schema | null>(null);
  #ownFields: CollectionField[] | undefined;

  constructor(collection: Schema) {
    this.take(collection);
  }

  /** The collection as the server has it; null for a new one. */
  get stored(): Schema | null {
    return this.#stored;
  }

  get isNew(): boolean {
    return this.#stored === null;
  }

  get payload(): Record<string, unknown> {
    return payloadOf($state.snapshot(this.value) as Schema, this.removed);
  }

  get dirty(): boolean {
    return JSON.stringify(this.payload) !== this.#saved;
  }

  /** Begins anew from what the server has. */
  take(collection: Schema): void {
    this.#stored = collection.id ? structuredClone(collection) : null;
    this.value = structuredClone(collection);
    this.removed.clear();
    this.#saved = JSON.stringify(this.payload);
  }

  reset(): void {
    if (this.#stored) this.take(this.#stored);
  }

  setType(type: Schema['type'], scaffolds: Record<string, Schema>): void {
    const scaffold = scaffolds[type];
    if (!scaffold || type === this.value.type) return;
    const entered = $state.snapshot(this.value) as Schema;
    if (entered.type !== 'view') this.#ownFields = entered.fields.filter((field) => !field.system);
    this.value = newCollection(type, scaffold, entered, this.#ownFields);
  }

  isStored(field: CollectionField): boolean {
    return this.#stored?.fields.some((one) => one.id === field.id) ?? false;
  }

  /** Where a field lies in what is sent: the server's errors count so. */
  placeOf(field: CollectionField): number {
    return this.value.fields.filter((one) => !this.removed.has(one.id)).findIndex((one) => one.id === field.id);
  }

  /** The new field stands before the dates at the end. */
  add(type: string): CollectionField {
    return this.#insert(newField(type, freeName(type === 'geoPoint' ? 'place' : type, this.#names)));
  }

  duplicate(field: CollectionField): CollectionField {
    const copy = $state.snapshot(field) as CollectionField;
    const name = freeName(`${field.name}_copy`, this.#names);
    return this.#insert({ ...copy, id: newFieldId(field.type), name, system: false, ...(field['primaryKey'] ? { primaryKey: false } : {}) });
  }

  remove(field: CollectionField): void {
    if (this.isStored(field)) this.removed.add(field.id);
    else this.value.fields = this.value.fields.filter((one) => one.id !== field.id);
  }

  restore(field: CollectionField): void {
    this.removed.delete(field.id);
  }

  /** Indexes and the ways to sign in follow a field's new name. */
  rename(field: CollectionField, name: string): void {
    const before = field.name;
    field.name = name;
    if (!before || !name || before === name) return;
    this.value.indexes = this.value.indexes.map((sql) => renameColumn(sql, before, name));
    const identity = this.value.passwordAuth;
    if (identity) identity.identityFields = identity.identityFields.map((one) => (one === before ? name : one));
  }

  get #names(): string[] {
    return this.value.fields.map((field) => field.name);
  }

  #insert(field: CollectionField): CollectionField {
    const fields = this.value.fields;
    let at = fields.length;
    while (at > 0 && fields[at - 1]!.type === 'autodate' && field.type !== 'autodate') at--;
    this.value.fields = [...fields.slice(0, at), field, ...fields.slice(at)];
    return this.value.fields[at]!;
  }
}
