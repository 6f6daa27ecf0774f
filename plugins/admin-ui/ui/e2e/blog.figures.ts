import { deflateSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { openBrowser, serveDashboard } from './browser';
import { superuser, TestServer } from './server';

// From an empty data directory to a blog with users, posts, comments, rules and an image, as a person would: what is clicked and what is typed is counted.
let server: TestServer;
let link: string;
let browser: Browser;

beforeAll(async () => {
  [{ server, link }, browser] = await Promise.all([TestServer.startEmpty(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Step {
  name: string;
  clicks: number;
  fields: number;
}

class Person {
  readonly steps: Step[] = [];

  constructor(readonly page: Page) {}

  step(name: string): void {
    this.steps.push({ name, clicks: 0, fields: 0 });
  }

  async click(what: Locator): Promise<void> {
    await what.click();
    this.steps.at(-1)!.clicks++;
  }

  /** Whoever types into what has the focus already need not click there. */
  async type(text: string, into?: Locator): Promise<void> {
    if (into) await into.fill(text);
    else await this.page.keyboard.type(text);
    this.steps.at(-1)!.fields++;
  }

  async attach(input: Locator, name: string, mimeType: string, buffer: Buffer): Promise<void> {
    await input.setInputFiles([{ name, mimeType, buffer }]);
    this.steps.at(-1)!.clicks++;
  }
}

it('a blog from nothing', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-US' });
  await serveDashboard(context, server);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const person = new Person(page);
  const begin = Date.now();
  await page.goto(link);
  await makeSuperuser(person);
  await makePosts(person);
  await makeComments(person);
  await makeRecord(person, 'users', async (panel) => {
    await person.type('mara@example.com', panel.getByLabel('email'));
    await person.click(panel.getByRole('button', { name: 'Generate and copy one' }));
  });
  await makeRecord(person, 'posts', async (panel) => {
    await person.type('First steps', panel.getByLabel('title'));
    await person.type('Hello, world.', panel.getByRole('textbox', { name: 'body' }));
    await person.attach(panel.locator('input[type=file]'), 'cover.png', 'image/png', picture());
    await choose(person, panel, 'users', 'mara@example.com');
  });
  await makeRecord(person, 'comments', async (panel) => {
    await person.type('Well done', panel.getByLabel('text'));
    await choose(person, panel, 'posts', 'First steps');
    await choose(person, panel, 'users', 'mara@example.com');
  });
  const seen = await fetch(`${server.url}/api/collections/comments/records?expand=post,author`).then((answer) => answer.json() as Promise<{ items: { expand: { post: { title: string; image: string; id: string; collectionId: string } } }[] }>);
  const { post } = seen.items[0]!.expand;
  const image = await fetch(`${server.url}/api/files/${post.collectionId}/${post.id}/${post.image}?thumb=100x100`);
  for (const { name, clicks, fields } of person.steps) print(`${name}: ${clicks} clicks, ${fields} fields`);
  const all = (part: 'clicks' | 'fields') => person.steps.reduce((sum, one) => sum + one[part], 0);
  print(`all: ${person.steps.length} steps, ${all('clicks')} clicks, ${all('fields')} fields; by this program in ${((Date.now() - begin) / 1000).toFixed(1)} s; a guest reads “${post.title}” and gets its image with ${image.status}`);
  await context.close();
});

async function makeSuperuser(person: Person): Promise<void> {
  const { page } = person;
  person.step('the first superuser');
  await person.type(superuser.email, page.getByLabel('E-mail'));
  for (const input of await page.locator('input[type=password]').all()) await person.type(superuser.password, input);
  await person.click(page.getByRole('button', { name: 'Create and sign in' }));
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

async function makePosts(person: Person): Promise<void> {
  const panel = await beginCollection(person, 'posts');
  await addField(person, panel, 'Text', 'title');
  await addField(person, panel, 'Rich text', 'body');
  await addField(person, panel, 'File', 'image');
  await addRelation(person, panel, 'author', 'users');
  await finishCollection(person, panel, 'posts');
}

async function makeComments(person: Person): Promise<void> {
  const panel = await beginCollection(person, 'comments');
  await addField(person, panel, 'Text', 'text');
  await addRelation(person, panel, 'post', 'posts');
  await addRelation(person, panel, 'author', 'users');
  await finishCollection(person, panel, 'comments');
}

async function beginCollection(person: Person, name: string): Promise<Locator> {
  const { page } = person;
  person.step(`the collection ${name}`);
  await person.click(page.getByRole('button', { name: 'New collection' }));
  const panel = page.getByRole('dialog', { name: 'New collection' });
  await person.type(name, panel.getByLabel('Name', { exact: false }).first());
  return panel;
}

async function addField(person: Person, panel: Locator, type: string, name: string): Promise<void> {
  await person.click(panel.getByRole('button', { name: 'New field' }));
  await person.click(panel.getByRole('group', { name: 'Type of the new field' }).getByRole('button', { name: type, exact: true }));
  await person.type(name);
}

async function addRelation(person: Person, panel: Locator, name: string, target: string): Promise<void> {
  await addField(person, panel, 'Relation', name);
  await person.click(panel.getByRole('combobox', { name: `Collection that ${name} points to` }));
  await person.click(person.page.getByRole('option', { name: target, exact: true }));
}

async function finishCollection(person: Person, panel: Locator, name: string): Promise<void> {
  person.step(`rules of ${name}`);
  await person.click(panel.getByRole('tab', { name: 'API rules' }));
  await person.click(panel.getByRole('button', { name: 'Fill in rules' }));
  await person.click(person.page.getByRole('menuitem', { name: 'Everybody reads, owners write' }));
  await person.click(panel.getByRole('button', { name: 'Create', exact: true }));
  await panel.waitFor({ state: 'detached' });
}

async function makeRecord(person: Person, collection: string, fill: (panel: Locator) => Promise<void>): Promise<void> {
  const { page } = person;
  person.step(`a record of ${collection}`);
  await person.click(page.getByRole('navigation', { name: 'Collections' }).getByTitle(`${collection} (`));
  await page.getByRole('heading', { name: collection }).waitFor();
  await person.click(page.getByRole('button', { name: 'New record' }).first());
  const panel = page.getByRole('dialog', { name: `New record in ${collection}` });
  await fill(panel);
  await person.click(panel.getByRole('button', { name: 'Create', exact: true }));
  await panel.waitFor({ state: 'detached' });
}

async function choose(person: Person, panel: Locator, collection: string, name: string): Promise<void> {
  await person.click(panel.getByRole('button', { name: `Choose ${collection}` }));
  await person.click(person.page.getByRole('dialog', { name: `Choose from ${collection}` }).getByRole('button', { name: new RegExp(`^${name}`) }));
}

/** A PNG of one colour. */
function picture(): Buffer {
  const size = 64;
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    const check = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const lines = Buffer.alloc(size * (1 + size * 3), 120);
  for (let at = 0; at < size; at++) lines[at * (1 + size * 3)] = 0;
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]);
}

function crc(data: Buffer): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const print = (line: string) => process.stdout.write(line + '\n');
