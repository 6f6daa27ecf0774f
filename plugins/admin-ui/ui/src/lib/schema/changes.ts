import type { CollectionField } from 'pocketbase';
import type { Message } from '../i18n/de';
import { canBeMany, isSingle } from './field-types';
import type { RuleName, Schema } from './types';

export const ruleNames: Record<RuleName, Message> = {
  listRule: 'List',
  viewRule: 'View',
  createRule: 'Create',
  updateRule: 'Update',
  deleteRule: 'Delete',
  authRule: 'Sign in',
  manageRule: 'Manage',
};

/** What is asked about before a collection is changed. */
export interface SchemaChanges {
  renamed: { from: string; to: string } | null;
  renamedFields: { from: string; to: string }[];
  removedFields: string[];
  /** Those that held many values and will hold one. */
  narrowedFields: string[];
  rules: { name: RuleName; from: string | null; to: string | null }[];
}

export function changesOf(before: Schema, after: Schema): SchemaChanges {
  const view = after.type === 'view';
  const pairs = view ? [] : pairsOf(before.fields, after.fields);
  return {
    renamed: before.name === after.name ? null : { from: before.name, to: after.name },
    renamedFields: pairs.flatMap(([old, now]) => (now && old.name !== now.name ? [{ from: old.name, to: now.name }] : [])),
    removedFields: pairs.flatMap(([old, now]) => (now ? [] : [old.name])),
    narrowedFields: pairs.flatMap(([old, now]) => (now && canBeMany(now) && !isSingle(old) && isSingle(now) ? [now.name] : [])),
    rules: (Object.keys(ruleNames) as RuleName[]).flatMap((name) => {
      const [from, to] = [ruleOf(before, name), ruleOf(after, name)];
      return from === to ? [] : [{ name, from, to }];
    }),
  };
}

/** Changed rules are asked about only where real users come: on the machine of a developer they change all the time. */
export function needsConfirmation(changes: SchemaChanges, production: boolean): boolean {
  const { renamed, renamedFields, removedFields, narrowedFields, rules } = changes;
  return renamed !== null || renamedFields.length + removedFields.length + narrowedFields.length > 0 || (production && rules.length > 0);
}

/** The providers of OpenID Connect whose address changed to another host: accounts of the old one would be taken for those of the new one. */
export function movedProviders(before: Schema, after: Schema): string[] {
  const now = providersOf(after);
  return providersOf(before).flatMap(({ name, authURL }) => {
    const changed = now.find((one) => one.name === name);
    return /^oidc\d?$/.test(name) && changed && hostOf(changed.authURL) !== hostOf(authURL) ? [name] : [];
  });
}

function pairsOf(before: readonly CollectionField[], after: readonly CollectionField[]): [CollectionField, CollectionField | undefined][] {
  return before.map((old) => [old, after.find((one) => one.id === old.id)]);
}

function ruleOf(collection: Schema, name: RuleName): string | null {
  return collection[name] ?? null;
}

function providersOf(collection: Schema): { name: string; authURL: string }[] {
  return collection.oauth2?.providers ?? [];
}

function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}
