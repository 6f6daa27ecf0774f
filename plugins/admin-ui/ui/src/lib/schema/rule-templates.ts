import type { CollectionModel } from 'pocketbase';
import type { Message } from '../i18n/de';
import type { RuleName, Schema } from './types';

export interface RuleTemplate {
  label: Message;
  rules: Partial<Record<RuleName, string | null>>;
}

const signedIn = '@request.auth.id != ""';

/** Rules that many collections have, for this one: with the field that says whose a record is. */
export function ruleTemplates(collection: Schema, all: readonly CollectionModel[]): RuleTemplate[] {
  const reading = (list: string | null) => ({ listRule: list, viewRule: list });
  const writing = (create: string | null, change: string | null) => (collection.type === 'view' ? {} : { createRule: create, updateRule: change, deleteRule: change });
  const owner = ownerOf(collection, all);
  const own = owner && `${owner} = @request.auth.id`;
  // An account is made by whoever will own it, who is nobody yet.
  const adding = collection.type === 'auth' ? '' : own && `${signedIn} && ${own}`;
  return [
    ...(own && collection.type !== 'view' ? [{ label: 'Everybody reads, owners write' as const, rules: { ...reading(''), ...writing(adding, own) } }] : []),
    ...(own ? [{ label: 'Owners only' as const, rules: { ...reading(own), ...writing(adding, own) } }] : []),
    { label: 'Everybody reads, superusers write', rules: { ...reading(''), ...writing(null, null) } },
    { label: 'Everybody who is signed in', rules: { ...reading(signedIn), ...writing(signedIn, signedIn) } },
    { label: 'Superusers only', rules: { ...reading(null), ...writing(null, null) } },
  ];
}

/** The field that leads to one account; in a collection of accounts each is its own. */
function ownerOf(collection: Schema, all: readonly CollectionModel[]): string {
  if (collection.type === 'auth') return 'id';
  const accounts = new Set(all.filter((one) => one.type === 'auth' && one.name !== '_superusers').map((one) => one.id));
  return collection.fields.find((field) => field.type === 'relation' && (field['maxSelect'] ?? 1) <= 1 && accounts.has(String(field['collectionId'])))?.name ?? '';
}
