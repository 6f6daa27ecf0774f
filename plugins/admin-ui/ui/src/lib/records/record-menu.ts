import { t } from '../i18n/i18n';
import type { CollectionModel, RecordModel } from 'pocketbase';
import type { MenuItem } from '../../components/ui/Menu.svelte';
import { api } from '../api';
import { copyText } from '../clipboard';
import { messageOf } from '../errors';
import { recordJson } from '../record-json';
import { downloadJson } from '../download';
import { withoutExpand } from './export';
import { announceRecord } from './record-events';
import { randomPassword } from './random-password';
import { ask, type Question } from '../stores/questions.svelte';
import { toasts } from '../stores/toasts.svelte';

interface Actions {
  /** Where there is room for a second record. */
  duplicate?: () => void;
  impersonate: () => void;
  changed: (record: RecordModel) => void;
  deleted: () => void;
}

/** Everything that can be done with a stored record besides changing its values. */
export function recordMenu(collection: CollectionModel, record: RecordModel, actions: Actions): MenuItem[] {
  const writable = collection.type !== 'view';
  return [
    ...(collection.type === 'auth' ? accountItems(collection, record, actions) : []),
    { label: t('Copy as JSON'), onchoose: () => void copyJson(record) },
    { label: t('Download as JSON'), onchoose: () => downloadJson(`${collection.name}-${record.id}.json`, withoutExpand([record])) },
    ...(writable && actions.duplicate ? [{ label: t('Duplicate'), onchoose: actions.duplicate }] : []),
    ...(writable ? [{ label: t('Delete'), danger: true, onchoose: () => void remove(collection, record, actions) }] : []),
  ];
}

function accountItems(collection: CollectionModel, record: RecordModel, actions: Actions): MenuItem[] {
  const email = String(record['email'] ?? '');
  const service = api.collection(collection.name);
  const unverified = collection.name !== '_superusers' && record['verified'] !== true && email !== '';
  const mail = (title: string, yes: string, send: () => Promise<unknown>) => () =>
    void confirmed({ title, text: t('It goes to {email}.', { email }), yes, action: async () => void (await send()) }, t('A mail is on its way to {email}.', { email }));
  return [
    ...(unverified ? [{ label: t('Send verification mail'), onchoose: mail(t('Send a mail to verify the address?'), t('Send'), () => service.requestVerification(email)) }] : []),
    ...(email ? [{ label: t('Send password reset mail'), onchoose: mail(t('Send a mail to set a new password?'), t('Send'), () => service.requestPasswordReset(email)) }] : []),
    { label: t('Impersonate'), onchoose: actions.impersonate },
    { label: t('End all sessions'), onchoose: () => void resetTokens(collection, record, actions) },
  ];
}

async function confirmed(question: Question, done: string): Promise<boolean> {
  const yes = await ask(question);
  if (yes) toasts.good(done, 'record');
  return yes;
}

async function resetTokens(collection: CollectionModel, record: RecordModel, { changed }: Actions): Promise<void> {
  const field = collection.fields.find((one) => one.name === 'tokenKey');
  const body = field?.['autogeneratePattern'] ? { 'tokenKey:autogenerate': '' } : { tokenKey: randomPassword(50) };
  const action = async () => changed(await api.collection(collection.name).update(record.id, body, { requestKey: null }));
  const text = t('Every token that was issued to this account stops working. It has to sign in again everywhere.');
  await confirmed({ title: t('End all sessions of this account?'), text, yes: t('End them'), danger: true, action }, t('All sessions have ended.'));
}

async function remove(collection: CollectionModel, record: RecordModel, { deleted }: Actions): Promise<void> {
  const action = async () => void (await api.collection(collection.name).delete(record.id, { requestKey: null }));
  const text = t('It can’t be brought back. Records that belong to it may be deleted with it.');
  if (!(await confirmed({ title: t('Delete this record?'), text, yes: t('Delete'), danger: true, action }, t('The record is deleted.')))) return;
  announceRecord('delete', record);
  deleted();
}

async function copyJson(record: RecordModel): Promise<void> {
  try {
    if (await copyText(recordJson(record))) toasts.good(t('Copied.'), 'copied');
    else toasts.bad(t('The browser does not allow copying.'), 'copied');
  } catch (error) {
    toasts.bad(messageOf(error), 'copied');
  }
}
