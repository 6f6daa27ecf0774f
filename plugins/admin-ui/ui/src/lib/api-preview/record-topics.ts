import type { CollectionModel } from 'pocketbase';
import { badRequest, forbidden, invalid, notFound } from './answers';
import { dartLiteral, jsLiteral, samplesOf } from './code';
import { dummyBody, dummyRecord } from './dummy';
import type { Operation, Topic } from './operation';
import { bodyParameters, expandParameter, fieldsParameter, idParameter, listParameters } from './parameters';
import { t } from '../i18n/i18n';

const needsFor = (rule: unknown) => (rule === null ? { needs: t('Needs the token of a superuser') } : {});
const firstName = (collection: CollectionModel) => collection.fields.find((field) => field.name !== 'id' && !field.hidden)?.name ?? 'id';

/** The option that brings related records along, with the relations of the collection; without any there is nothing to expand. */
function expandIn(collection: CollectionModel, language: 'js' | 'dart'): string {
  const relations = collection.fields.filter((field) => field.type === 'relation' && !field.hidden).map((field) => field.name);
  if (relations.length === 0) return '';
  const option = `  expand: '${relations.join(',')}',\n`;
  return language === 'js' ? `, {\n${option}}` : option;
}

export function recordTopics(collection: CollectionModel, address: string): Topic[] {
  const path = `/api/collections/${collection.name}/records`;
  const topic = (id: string, label: string, operation: Omit<Operation, 'id' | 'name'>): Topic => ({ id, label, operations: [{ ...operation, id, name: label }] });
  const reading = [topic('list', t('List and search'), list(collection, address, path)), topic('view', t('View'), view(collection, address, path))];
  if (collection.type === 'view') return reading;
  return [
    ...reading,
    topic('create', t('Create'), create(collection, address, path)),
    topic('update', t('Update'), update(collection, address, path)),
    topic('delete', t('Delete'), remove(collection, address, path)),
    topic('realtime', t('Realtime'), realtime(collection, address)),
    topic('batch', t('Batch'), batch(collection, address)),
  ];
}

function list(collection: CollectionModel, address: string, path: string): Omit<Operation, 'id' | 'name'> {
  const { name } = collection;
  const field = firstName(collection);
  return {
    text: t('Gives the records of {name}, page by page, sorted and filtered.', { name }),
    method: 'GET', path, ...needsFor(collection.listRule), query: listParameters, filter: true,
    samples: samplesOf({
      address, method: 'GET', path, query: '?page=1&perPage=50',
      js: `// one page\nconst page = await pb.collection('${name}').getList(1, 50, {\n  filter: pb.filter('${field} != {:value}', { value: '' }),\n});\n\n// all records\nconst all = await pb.collection('${name}').getFullList({ sort: '-@rowid' });\n\n// the first that matches\nconst one = await pb.collection('${name}').getFirstListItem('${field} != ""'${expandIn(collection, 'js')});`,
      dart: `// one page\nfinal page = await pb.collection('${name}').getList(\n  page: 1,\n  perPage: 50,\n  filter: pb.filter('${field} != {:value}', {'value': ''}),\n);\n\n// all records\nfinal all = await pb.collection('${name}').getFullList(sort: '-@rowid');\n\n// the first that matches\nfinal one = await pb.collection('${name}').getFirstListItem(\n  '${field} != ""',\n${expandIn(collection, 'dart')});`,
    }),
    answers: [{ status: 200, body: { page: 1, perPage: 30, totalPages: 1, totalItems: 1, items: [dummyRecord(collection)] } }, badRequest, ...(collection.listRule === null ? [forbidden] : [])],
  };
}

function view(collection: CollectionModel, address: string, path: string): Omit<Operation, 'id' | 'name'> {
  const { name } = collection;
  return {
    text: t('Gives one record of {name}.', { name }),
    method: 'GET', path: `${path}/:id`, ...needsFor(collection.viewRule), pathParameters: [idParameter], query: [expandParameter, fieldsParameter],
    samples: samplesOf({
      address, method: 'GET', path: `${path}/RECORD_ID`,
      js: `const record = await pb.collection('${name}').getOne('RECORD_ID'${expandIn(collection, 'js')});`,
      dart: `final record = await pb.collection('${name}').getOne(\n  'RECORD_ID',\n${expandIn(collection, 'dart')});`,
    }),
    answers: [{ status: 200, body: dummyRecord(collection) }, ...(collection.viewRule === null ? [forbidden] : []), notFound],
  };
}

function create(collection: CollectionModel, address: string, path: string): Omit<Operation, 'id' | 'name'> {
  const { name } = collection;
  const body = dummyBody(collection, true);
  return {
    text: t('Makes a new record in {name}. The body is JSON, or multipart/form-data when files come along.', { name }),
    method: 'POST', path, ...needsFor(collection.createRule), query: [expandParameter, fieldsParameter], body: bodyParameters(collection, true),
    samples: samplesOf({
      address, method: 'POST', path, body,
      js: `const data = ${jsLiteral(body)};\n\nconst record = await pb.collection('${name}').create(data);`,
      dart: `final body = ${dartLiteral(body)};\n\nfinal record = await pb.collection('${name}').create(body: body);`,
    }),
    answers: [{ status: 200, body: dummyRecord(collection) }, invalid('Failed to create record.', firstName(collection)), ...(collection.createRule === null ? [forbidden] : [])],
  };
}

function update(collection: CollectionModel, address: string, path: string): Omit<Operation, 'id' | 'name'> {
  const { name } = collection;
  const body = dummyBody(collection, false);
  return {
    text: t('Changes a record of {name}. Fields that are not sent stay as they are. Numbers and lists take modifiers, too: “views+”: 1, “tags-”: “old”.', { name }),
    method: 'PATCH', path: `${path}/:id`, ...needsFor(collection.updateRule), pathParameters: [idParameter], query: [expandParameter, fieldsParameter], body: bodyParameters(collection, false),
    samples: samplesOf({
      address, method: 'PATCH', path: `${path}/RECORD_ID`, body,
      js: `const data = ${jsLiteral(body)};\n\nconst record = await pb.collection('${name}').update('RECORD_ID', data);`,
      dart: `final body = ${dartLiteral(body)};\n\nfinal record = await pb.collection('${name}').update('RECORD_ID', body: body);`,
    }),
    answers: [{ status: 200, body: dummyRecord(collection) }, invalid('Failed to update record.', firstName(collection)), ...(collection.updateRule === null ? [forbidden] : []), notFound],
  };
}

function remove(collection: CollectionModel, address: string, path: string): Omit<Operation, 'id' | 'name'> {
  const { name } = collection;
  return {
    text: t('Deletes a record of {name}, and what is to be deleted with it.', { name }),
    method: 'DELETE', path: `${path}/:id`, ...needsFor(collection.deleteRule), pathParameters: [idParameter],
    samples: samplesOf({
      address, method: 'DELETE', path: `${path}/RECORD_ID`,
      js: `await pb.collection('${name}').delete('RECORD_ID');`,
      dart: `await pb.collection('${name}').delete('RECORD_ID');`,
    }),
    answers: [{ status: 204, body: null }, badRequest, ...(collection.deleteRule === null ? [forbidden] : []), notFound],
  };
}

function realtime(collection: CollectionModel, address: string): Omit<Operation, 'id' | 'name'> {
  const { name } = collection;
  return {
    text: t('Tells of every record of {name} that is created, updated or deleted. Who follows one record needs the view rule, who follows all of them the list rule.', { name }),
    method: 'SSE', path: '/api/realtime',
    samples: samplesOf({
      address, method: 'GET', path: '/api/realtime',
      js: `// every change\nawait pb.collection('${name}').subscribe('*', (event) => {\n  console.log(event.action, event.record);\n});\n\n// changes of one record\nawait pb.collection('${name}').subscribe('RECORD_ID', (event) => {\n  console.log(event.action, event.record);\n});\n\n// no more of either\nawait pb.collection('${name}').unsubscribe();`,
      dart: `// every change\nawait pb.collection('${name}').subscribe('*', (event) {\n  print('\${event.action} \${event.record}');\n});\n\n// changes of one record\nawait pb.collection('${name}').subscribe('RECORD_ID', (event) {\n  print('\${event.action} \${event.record}');\n});\n\n// no more of either\nawait pb.collection('${name}').unsubscribe();`,
    }),
    answers: [{ status: 200, body: { action: 'create', record: dummyRecord(collection) } }],
  };
}

function batch(collection: CollectionModel, address: string): Omit<Operation, 'id' | 'name'> {
  const { name } = collection;
  const path = `/api/collections/${name}/records`;
  const body = { requests: [{ method: 'POST', url: path, body: {} }, { method: 'PATCH', url: `${path}/RECORD_ID`, body: {} }, { method: 'DELETE', url: `${path}/RECORD_ID` }] };
  return {
    text: t('Creates, updates and deletes several records at once: all of it happens, or nothing. It has to be switched on in the settings of the application.'),
    method: 'POST', path: '/api/batch',
    body: [
      { name: 'requests', type: 'Array<Request>', required: true, text: t('Each with method, url, and where needed headers and body. Files of a multipart request are named requests.N.field.') },
    ],
    samples: samplesOf({
      address, method: 'POST', path: '/api/batch', body,
      js: `const batch = pb.createBatch();\n\nbatch.collection('${name}').create({});\nbatch.collection('${name}').update('RECORD_ID', {});\nbatch.collection('${name}').delete('RECORD_ID');\nbatch.collection('${name}').upsert({ id: 'RECORD_ID' });\n\nconst results = await batch.send();`,
      dart: `final batch = pb.createBatch();\n\nbatch.collection('${name}').create(body: {});\nbatch.collection('${name}').update('RECORD_ID', body: {});\nbatch.collection('${name}').delete('RECORD_ID');\nbatch.collection('${name}').upsert(body: {'id': 'RECORD_ID'});\n\nfinal results = await batch.send();`,
    }),
    answers: [
      { status: 200, body: [{ status: 200, body: dummyRecord(collection) }, { status: 204, body: null }] },
      { status: 400, body: { status: 400, message: 'Batch transaction failed.', data: { requests: { 1: { code: 'batch_request_failed', message: 'Batch request failed.', response: {} } } } } },
      { status: 403, body: { status: 403, message: 'Batch requests are not allowed.', data: {} } },
    ],
  };
}
