// Uploads in parts, with tus-js-client and the official SDK, both unmodified.
//
//   node resumable.mjs URL SUPERUSER_EMAIL SUPERUSER_PASSWORD

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import PocketBase from 'pocketbase';
import * as tus from 'tus-js-client';

const [url, email, password] = process.argv.slice(2);
const pb = new PocketBase(url);
await pb.collection('_superusers').authWithPassword(email, password);
const fields = [{ name: 'video', type: 'file', maxSelect: 1, maxSize: 50_000_000 }];
const films = await pb.collections.create({ name: 'resumable_films', type: 'base', fields });

const content = randomBytes(3_000_000);
const upload = await uploadWithABreak();
const film = await pb.collection(films.name).create({ video: 'upload:' + upload.url.split('/').pop() });
assert.match(film.video, /^my_film_\w{10}\.bin$/);
const stored = await (await fetch(pb.files.getURL(film, film.video))).arrayBuffer();
assert.ok(content.equals(Buffer.from(stored)));
await assert.rejects(pb.collection(films.name).create({ video: 'upload:' + upload.url.split('/').pop() }), (e) => e.status === 400);
await givesUp();
await pb.collections.delete(films.id);
console.log('resumable: all done');

function aPromise() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

function begin(options) {
  return new tus.Upload(content, {
    endpoint: pb.buildURL('/api/files/uploads'),
    headers: { Authorization: pb.authStore.token },
    metadata: { collection: films.name, field: 'video', filename: 'My Film.bin' },
    chunkSize: 300_000,
    retryDelays: null,
    ...options,
  });
}

async function uploadWithABreak() {
  const parts = [];
  const broken = aPromise();
  const done = aPromise();
  const upload = begin({
    onChunkComplete: (_, sent) => {
      parts.push(sent);
      if (parts.length === 4) upload.abort().then(broken.resolve);
    },
    onSuccess: done.resolve,
    onError: done.reject,
  });
  upload.start();
  await broken.promise;
  upload.start();
  await done.promise;
  assert.deepEqual(parts.slice(0, 5), [300_000, 600_000, 900_000, 1_200_000, 1_500_000]);
  return upload;
}

async function givesUp() {
  const stopped = aPromise();
  const upload = begin({ onChunkComplete: () => upload.abort(true).then(stopped.resolve, stopped.reject), onError: stopped.reject });
  upload.start();
  await stopped.promise;
  const answer = await fetch(upload.url, { method: 'HEAD', headers: { Authorization: pb.authStore.token, 'Tus-Resumable': '1.0.0' } });
  assert.equal(answer.status, 404);
}
