import { t } from '../i18n/i18n';
import type { CollectionField, CollectionModel } from 'pocketbase';
import { modifiersOf } from './modifiers';
import type { Suggestion } from './suggestion';

export interface FilterScope {
  /** The collection that the expression is for. Its fields may not be saved yet. */
  collection: CollectionModel;
  all: readonly CollectionModel[];
  /** Rules know more of a request than a search does. */
  rule?: boolean;
}

const most = 30;
const depth = 4;

const macros = ['@now', '@yesterday', '@tomorrow', '@todayStart', '@todayEnd', '@monthStart', '@monthEnd', '@yearStart', '@yearEnd', '@second', '@minute', '@hour', '@day', '@weekday', '@month', '@year'];
const literals = ['true', 'false', 'null'];
const functions = ['geoDistance(', 'strftime('];

/** What may stand where a word is being typed, nearest first. */
export function filterSuggestions(word: string, scope: FilterScope): Suggestion[] {
  const found = word.startsWith('@') ? requestSuggestions(word, scope) : pathSuggestions(word, '', scope.collection, scope, false, 0);
  return found.slice(0, most);
}

function requestSuggestions(word: string, scope: FilterScope): Suggestion[] {
  const { all } = scope;
  if (word.startsWith('@request.auth.')) {
    return unique(all.filter((one) => one.type === 'auth').flatMap((one) => pathSuggestions(word, '@request.auth.', one, scope, false, 0)));
  }
  if (word.startsWith('@request.body.')) return pathSuggestions(word, '@request.body.', scope.collection, scope, true, 0);
  const named = /^@collection\.(\w+)(:\w+)?\./.exec(word);
  if (named) {
    const target = all.find((one) => one.name === named[1]);
    return target ? pathSuggestions(word, named[0], target, scope, false, 0) : [];
  }
  const starts = [
    ...(scope.rule ? ['@request.auth.', '@request.body.', '@request.query.', '@request.headers.'].map((text) => ({ text, kind: t('request') })) : []),
    ...(scope.rule ? ['@request.method', '@request.context', '@request.auth.id'].map((text) => ({ text, kind: t('request') })) : []),
    ...macros.map((text) => ({ text, kind: t('time') })),
    ...all.map((one) => ({ text: `@collection.${one.name}.`, kind: t('collection') })),
  ];
  return matching(starts, word);
}

/** The paths that begin with what was typed: fields, related records, and records that point here. */
function pathSuggestions(word: string, start: string, collection: CollectionModel, scope: FilterScope, inBody: boolean, level: number): Suggestion[] {
  const rest = word.slice(start.length);
  const dot = rest.indexOf('.');
  if (dot < 0) return matching(stepsFrom(start, rest, collection, scope, inBody, level), word);
  const target = level < depth ? targetOf(rest.slice(0, dot), collection, scope) : undefined;
  return target ? pathSuggestions(word, word.slice(0, start.length + dot + 1), target, scope, inBody, level + 1) : [];
}

function stepsFrom(start: string, rest: string, collection: CollectionModel, scope: FilterScope, inBody: boolean, level: number): Suggestion[] {
  const colon = rest.indexOf(':');
  if (colon >= 0) {
    const field = collection.fields.find((one) => one.name === rest.slice(0, colon));
    return field ? modifiersOf(field, inBody && level === 0).map((name) => ({ text: `${start}${field.name}:${name}`, kind: t('modifier') })) : [];
  }
  const fields = collection.fields.filter((field) => field.type !== 'password' && (scope.rule || !field.hidden));
  return [
    ...fields.map((field) => ({ text: start + field.name, kind: field.type })),
    ...(level < depth ? fields.filter((field) => field.type === 'relation').map((field) => ({ text: `${start}${field.name}.`, kind: t('related') })) : []),
    ...(inBody && level === 0 ? [] : backRelations(collection, scope.all).map((name) => ({ text: `${start}${name}.`, kind: t('points here') }))),
    ...(start === '' ? [...literals, ...functions].map((text) => ({ text, kind: t('word') })) : []),
    ...(start === '' && rest === '' && scope.rule ? [{ text: '@request.auth.id', kind: t('request') }] : []),
  ];
}

function targetOf(name: string, collection: CollectionModel, { all }: FilterScope): CollectionModel | undefined {
  const field = collection.fields.find((one) => one.name === name);
  if (field) return field.type === 'relation' ? all.find((one) => one.id === field['collectionId']) : undefined;
  const via = name.lastIndexOf('_via_');
  return via < 0 ? undefined : all.find((one) => one.name === name.slice(0, via));
}

function backRelations(collection: CollectionModel, all: readonly CollectionModel[]): string[] {
  const pointing = (field: CollectionField) => field.type === 'relation' && field['collectionId'] === collection.id;
  return all.flatMap((one) => one.fields.filter(pointing).map((field) => `${one.name}_via_${field.name}`));
}

/** Those that begin with what was typed, then those that have it inside. What is there in full already is no help. */
function matching(all: readonly Suggestion[], word: string): Suggestion[] {
  const term = word.toLowerCase();
  const last = term.slice(Math.max(term.lastIndexOf('.'), term.lastIndexOf(':')) + 1);
  const base = term.slice(0, term.length - last.length);
  const starting = all.filter(({ text }) => text.toLowerCase().startsWith(term));
  const holding = all.filter(({ text }) => !starting.some((one) => one.text === text) && text.toLowerCase().startsWith(base) && text.toLowerCase().slice(base.length).includes(last));
  return unique([...starting, ...holding].filter(({ text }) => text !== word));
}

function unique(all: readonly Suggestion[]): Suggestion[] {
  return [...new Map(all.map((one) => [one.text, one])).values()];
}
