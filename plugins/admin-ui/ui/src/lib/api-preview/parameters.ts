import type { CollectionField, CollectionModel } from 'pocketbase';
import { takesMany } from '../records/form-values';
import type { Parameter } from './operation';
import { t } from '../i18n/i18n';

export const idParameter: Parameter = { name: 'id', type: 'String', required: true, text: t('The id of the record.') };

export const expandParameter: Parameter = {
  name: 'expand',
  type: 'String',
  text: t('Relations whose records are to come along, under “expand”. Names are joined by commas and may lead through six levels: author.team,tags. Only what the caller may view is expanded.'),
};

export const fieldsParameter: Parameter = {
  name: 'fields',
  type: 'String',
  text: t('The fields that are to come, joined by commas; by default all of them. A * stands for all of a level: *,expand.author.name. Texts can be cut: description:excerpt(200,true).'),
};

export const listParameters: Parameter[] = [
  { name: 'page', type: 'Number', text: t('The page, from 1 on.') },
  { name: 'perPage', type: 'Number', text: t('How many records a page has; 30 by default, 1000 at most.') },
  { name: 'sort', type: 'String', text: t('Fields to sort by, joined by commas; a - before a name turns the order: -created,id. @random and @rowid are possible, too.') },
  { name: 'filter', type: 'String', text: t('Which records are to come. It is added to the list rule of the collection.') },
  expandParameter,
  fieldsParameter,
  { name: 'skipTotal', type: 'Boolean', text: t('Without counting all records: totalItems and totalPages are -1 then. Makes long lists faster.') },
];

const typeNames: Record<string, string | undefined> = { number: 'Number', bool: 'Boolean', json: 'JSON', file: 'File', geoPoint: 'Object' };

function bodyParameter(field: CollectionField): Parameter {
  const single = typeNames[field.type] ?? 'String';
  const type = ['select', 'relation', 'file'].includes(field.type) && takesMany(field) ? `Array<${single}>` : single;
  return { name: field.name, type, required: field['required'] === true && !field['autogeneratePattern'], text: textOf(field) };
}

function textOf(field: CollectionField): string {
  const help = String(field['help'] ?? '');
  const own: Record<string, string | undefined> = {
    file: t('Sent as multipart/form-data. An empty value removes the files.'),
    relation: takesMany(field) ? t('Ids of records.') : t('The id of a record.'),
    json: t('A JSON value.'),
    geoPoint: t('An object with lon and lat.'),
    date: t('A time such as 2026-01-01 10:00:00.000Z.'),
    editor: t('A rich text as HTML.'),
  };
  const limits = [field['min'] && t('at least {value}', { value: field['min'] }), field['max'] && t('at most {value}', { value: field['max'] })].filter(Boolean).join(', ');
  return [help, own[field.type] ?? '', limits && `${limits.charAt(0).toUpperCase()}${limits.slice(1)}.`].filter(Boolean).join(' ');
}

/** What can be sent to create or to change a record. */
export function bodyParameters(collection: CollectionModel, isNew: boolean): Parameter[] {
  const own = collection.fields.filter((field) => !['autodate', 'password'].includes(field.type) && field.name !== 'tokenKey' && (isNew || field.name !== 'id'));
  const password: Parameter[] =
    collection.type !== 'auth'
      ? []
      : [
          ...(isNew ? [] : [{ name: 'oldPassword', type: 'String', text: t('Needed to change the password, unless a superuser or somebody who may manage the account does it.') }]),
          { name: 'password', type: 'String', required: isNew, text: t('The password of the account.') },
          { name: 'passwordConfirm', type: 'String', required: isNew, text: t('The password once more.') },
        ];
  return [...own.map(bodyParameter), ...password];
}
