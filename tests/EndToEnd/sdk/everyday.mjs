// What an app does all day, with the official SDK, unmodified.
//
//   node everyday.mjs URL SUPERUSER_EMAIL SUPERUSER_PASSWORD
//
// It makes the data that it needs and removes it again. It empties the log.

import assert from 'node:assert/strict';
import net from 'node:net';
import { EventSource } from 'eventsource';
import PocketBase, { ClientResponseError } from 'pocketbase';

globalThis.EventSource = EventSource;

const [url, email, password] = process.argv.slice(2);
const admin = new PocketBase(url);
const app = new PocketBase(url);
admin.autoCancellation(false);
app.autoCancellation(false);

await superuserSignsIn();
const people = await admin.collections.create({ name: 'everyday_people', type: 'auth', listRule: '', viewRule: 'id = @request.auth.id' });
const collection = await collectionIsMade();
const user = await userSignsUpAndIn();
await guestIsRefused();
const note = await recordsAreCreatedListedFilteredAndUpdated();
await filesAreUploadedAndDownloaded(note);
await changesArriveInRealtime();
await realtimeComesBackAfterALostConnection();
await realtimeFollowsTheCaller();
await tokenIsRefreshed();
await recordsAreDeleted();
await logIsEmptied();
await dataIsRemoved();
console.log('everyday: all done');
process.exit(0);

async function superuserSignsIn() {
  await assert.rejects(admin.collection('_superusers').authWithPassword(email, password + 'x'), (e) => e.status === 400);
  const auth = await admin.collection('_superusers').authWithPassword(email, password);
  assert.equal(auth.record.email, email);
  assert.ok(admin.authStore.isValid && admin.authStore.isSuperuser);
}

async function collectionIsMade() {
  const own = '@request.auth.id != "" && owner = @request.auth.id';
  return admin.collections.create({
    name: 'everyday_notes',
    type: 'base',
    listRule: own, viewRule: own, createRule: '@request.auth.id != "" && @request.body.owner = @request.auth.id', updateRule: own, deleteRule: own,
    fields: [
      { name: 'title', type: 'text', required: true },
      { name: 'stars', type: 'number' },
      { name: 'done', type: 'bool' },
      { name: 'tags', type: 'select', values: ['home', 'work', 'fun'], maxSelect: 3 },
      { name: 'attachment', type: 'file', maxSelect: 1, maxSize: 1048576 },
      { name: 'extra', type: 'json' },
      { name: 'owner', type: 'relation', collectionId: people.id, maxSelect: 1, cascadeDelete: true },
      { name: 'created', type: 'autodate', onCreate: true },
    ],
  });
}

async function userSignsUpAndIn() {
  const address = 'everyday@example.com';
  await admin.collection('everyday_people').create({ email: address, password: 'correct horse', passwordConfirm: 'correct horse', emailVisibility: false });
  await assert.rejects(app.collection('everyday_people').authWithPassword(address, 'wrong horse'), (e) => e instanceof ClientResponseError && e.status === 400);
  const auth = await app.collection('everyday_people').authWithPassword(address, 'correct horse');
  assert.equal(auth.record.email, address);
  assert.ok(app.authStore.isValid && !app.authStore.isSuperuser);
  return auth.record;
}

async function guestIsRefused() {
  const guest = new PocketBase(url);
  const page = await guest.collection('everyday_notes').getList();
  assert.equal(page.totalItems, 0);
  await assert.rejects(guest.collection('everyday_notes').create({ title: 'no' }), (e) => e.status === 400);
  await assert.rejects(guest.collection('_superusers').getList(), (e) => e.status === 403);
  await assert.rejects(guest.collection('no_such_collection').getList(), (e) => e.status === 404);
}

async function recordsAreCreatedListedFilteredAndUpdated() {
  const notes = app.collection('everyday_notes');
  await assert.rejects(notes.create({ owner: user.id }), (e) => e.response.data.title.code === 'validation_required');
  for (let i = 1; i <= 35; i++) {
    await notes.create({ title: `note ${i}`, stars: i, done: i % 2 === 0, tags: i % 5 ? ['home'] : ['work', 'fun'], extra: { n: [i] }, owner: user.id });
  }

  const page = await notes.getList(2, 30, { sort: '-stars' });
  assert.deepEqual([page.totalItems, page.totalPages, page.items.length, page.items.at(-1).title], [35, 2, 5, 'note 1']);
  const filtered = await notes.getFullList({ filter: app.filter('stars > {:least} && (done = true || title ~ {:word})', { least: 30, word: 'note 31' }), sort: 'stars' });
  assert.deepEqual(filtered.map((n) => n.stars), [31, 32, 34]);
  const first = await notes.getFirstListItem('stars = 5');
  assert.deepEqual([first.tags, first.extra, first.done, first.collectionName], [['work', 'fun'], { n: [5] }, false, 'everyday_notes']);
  const updated = await notes.update(first.id, { title: 'changed', 'stars+': 10, 'tags-': 'fun' });
  assert.deepEqual([updated.title, updated.stars, updated.tags], ['changed', 15, ['work']]);
  const expanded = await notes.getOne(first.id, { expand: 'owner', fields: 'title,expand.owner.id' });
  assert.deepEqual(expanded, { title: 'changed', expand: { owner: { id: user.id } } });
  return updated;
}

async function filesAreUploadedAndDownloaded(note) {
  const content = 'hello from the everyday test\n'.repeat(100);
  const form = new FormData();
  form.append('attachment', new File([content], 'My Report.txt', { type: 'text/plain' }));
  const updated = await app.collection('everyday_notes').update(note.id, form);
  assert.match(updated.attachment, /^my_report_[a-z0-9]{10}\.txt$/);
  const response = await fetch(app.files.getURL(updated, updated.attachment));
  assert.equal(response.status, 200);
  assert.equal(await response.text(), content);
  const removed = await app.collection('everyday_notes').update(note.id, { attachment: null });
  assert.equal(removed.attachment, '');
  assert.equal((await fetch(app.files.getURL(updated, updated.attachment))).status, 404);
}

async function changesArriveInRealtime() {
  const notes = app.collection('everyday_notes');
  const seen = [];
  let wake = () => {};
  await notes.subscribe('*', (e) => {
    seen.push(`${e.action} ${e.record.title}`);
    wake();
  });
  const live = await notes.create({ title: 'live', owner: user.id });
  await notes.update(live.id, { title: 'livelier' });
  await notes.delete(live.id);
  const deadline = AbortSignal.timeout(10_000);
  while (seen.length < 3) {
    await new Promise((resolve, reject) => {
      wake = resolve;
      deadline.onabort = () => reject(new Error(`realtime: only ${JSON.stringify(seen)}`));
    });
  }

  assert.deepEqual(seen, ['create live', 'update livelier', 'delete livelier']);
  await notes.unsubscribe();
}

async function realtimeComesBackAfterALostConnection() {
  const sockets = new Set();
  const proxy = net.createServer((from) => {
    const to = net.connect(Number(new URL(url).port), new URL(url).hostname);
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    from.pipe(to).pipe(from);
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const client = new PocketBase(`http://127.0.0.1:${proxy.address().port}`);
  client.authStore.save(app.authStore.token, app.authStore.record);
  const seen = [];
  let connects = 0;
  await client.realtime.subscribe('PB_CONNECT', () => connects++);
  await client.collection('everyday_notes').subscribe('*', (e) => seen.push(`${e.action} ${e.record.title}`));
  const before = connects;
  for (const socket of sockets) socket.destroy();
  await until(() => connects > before && client.realtime.isConnected, 'realtime: no reconnect');
  // The subscriptions are submitted after the event.
  for (let i = 0; i < 50 && seen.length === 0; i++) {
    const note = await app.collection('everyday_notes').create({ title: 'after', owner: user.id });
    await pause(100);
    await app.collection('everyday_notes').delete(note.id);
  }

  assert.equal(seen[0], 'create after');
  await client.collection('everyday_notes').unsubscribe();
  await client.realtime.unsubscribe();
  proxy.close();
  for (const socket of sockets) socket.destroy();
}

async function realtimeFollowsTheCaller() {
  const client = new PocketBase(url);
  const notes = client.collection('everyday_notes');
  const seen = [];
  await notes.subscribe('*', (e) => seen.push(e.record.title));
  const create = async (title) => app.collection('everyday_notes').delete((await app.collection('everyday_notes').create({ title, owner: user.id })).id);
  await create('as a guest');
  await client.collection('everyday_people').authWithPassword('everyday@example.com', 'correct horse');
  // The next submit carries the token.
  await notes.subscribe('none', () => {});
  await create('as the owner');
  await until(() => seen.includes('as the owner'), 'realtime: the token is not known');
  await admin.collection('everyday_people').update(user.id, { password: 'another horse', passwordConfirm: 'another horse' });
  await app.collection('everyday_people').authWithPassword('everyday@example.com', 'another horse');
  await create('after the change');
  await client.collection('everyday_people').authWithPassword('everyday@example.com', 'another horse');
  await notes.subscribe('none2', () => {});
  await create('as the owner again');
  await until(() => seen.includes('as the owner again'), 'realtime: the new token is not known');
  assert.deepEqual([...new Set(seen)], ['as the owner', 'as the owner again']);
  await notes.unsubscribe();
}

async function until(condition, message) {
  for (let i = 0; i < 200; i++) {
    if (condition()) return;
    await pause(50);
  }

  throw new Error(message);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function tokenIsRefreshed() {
  const before = app.authStore.token;
  const auth = await app.collection('everyday_people').authRefresh();
  assert.equal(auth.record.id, user.id);
  assert.notEqual(auth.token, '');
  assert.ok(before.length > 0);
}

async function recordsAreDeleted() {
  const notes = app.collection('everyday_notes');
  const all = await notes.getFullList();
  await notes.delete(all[0].id);
  await assert.rejects(notes.getOne(all[0].id), (e) => e.status === 404);
}

async function logIsEmptied() {
  await assert.rejects(new PocketBase(url).logs.truncate(), (e) => e.status === 401);
  await assert.rejects(app.logs.truncate(), (e) => e.status === 403);
  assert.equal(await admin.logs.truncate(), true);
  assert.equal((await admin.logs.getList(1, 1, { filter: 'message ~ "everyday_notes"' })).totalItems, 0);
}

async function dataIsRemoved() {
  await admin.collection('everyday_people').delete(user.id);
  assert.equal((await admin.collection('everyday_notes').getList()).totalItems, 0, 'notes go with their owner');
  await admin.collections.delete(collection.id);
  await admin.collections.delete(people.id);
  await assert.rejects(admin.collection('everyday_notes').getList(), (e) => e.status === 404);
}
