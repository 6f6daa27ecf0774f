import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { useDashboard } from './dashboard';

interface Stored {
  id: string;
  name: string;
  type: string;
  listRule: string | null;
  fields: { id: string; name: string; type: string; required?: boolean; hidden: boolean; values?: string[] }[];
  indexes: string[];
  viewQuery?: string;
}

const dashboard = useDashboard();

const collection = async (name: string) => (await dashboard.server.call('GET', `/api/collections/${name}`)) as Stored;
const make = async (name: string, more: object = {}) =>
  (await dashboard.server.call('POST', '/api/collections', { name, type: 'base', fields: [{ name: 'title', type: 'text' }, { name: 'notes', type: 'text' }], ...more })) as Stored;
const open = async (hash = '', options = {}) => dashboard.open(hash, options);

async function openEditor(page: Page, name: string) {
  await page.getByRole('button', { name: 'Edit collection' }).click();
  const panel = page.getByRole('dialog', { name: `Collection ${name}` });
  await panel.getByRole('tab').first().waitFor();
  return panel;
}

it('makes a collection with fields and an index, and leads to it', async () => {
  const { page, faults } = await open();
  await page.getByRole('button', { name: 'New collection' }).click();
  const panel = page.getByRole('dialog', { name: 'New collection' });
  await panel.getByLabel('Name', { exact: false }).first().fill('My books');
  await panel.getByRole('button', { name: 'New field' }).click();
  await panel.getByRole('button', { name: 'Text', exact: true }).click();
  await page.keyboard.type('title');
  await panel.getByRole('button', { name: 'Options of title' }).click();
  await panel.getByLabel('Required').check();
  await panel.getByRole('button', { name: 'New field' }).click();
  await panel.getByRole('button', { name: 'Select', exact: true }).click();
  await page.keyboard.type('kind');
  await panel.getByRole('textbox', { name: 'Choices' }).fill('novel, essay,');
  await panel.getByRole('button', { name: 'New index' }).click();
  await page.getByRole('dialog', { name: 'New index' }).getByRole('button', { name: 'title', exact: true }).click();
  await page.getByRole('button', { name: 'Set index' }).click();
  await panel.getByRole('button', { name: 'Create', exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'My_books' }).waitFor();
  const made = await collection('My_books');
  expect(made.fields.map((field) => field.name)).toEqual(['id', 'title', 'kind', 'created', 'updated']);
  expect(made.fields[1]).toMatchObject({ type: 'text', required: true });
  expect(made.fields[2]!.values).toEqual(['novel', 'essay']);
  expect(made.indexes[0]).toContain('ON `My_books` (`title`)');
  expect(faults).toEqual([]);
});

it('shows what the server refuses at the field that it is about', async () => {
  await make('refused');
  const { page } = await open('#/collections?collection=refused');
  const panel = await openEditor(page, 'refused');
  await panel.getByRole('button', { name: 'Options of title' }).click();
  await panel.getByLabel('Pattern', { exact: true }).fill('a(b');
  await panel.getByRole('tab', { name: 'API rules' }).click();
  await panel.getByRole('button', { name: 'Save changes' }).click();
  await panel.getByRole('tab', { name: 'Fields has errors' }).waitFor();
  const pattern = panel.getByLabel('Pattern', { exact: true });
  await pattern.waitFor();
  expect(await pattern.getAttribute('aria-invalid')).toBe('true');
  await pattern.fill('a');
  expect(await pattern.getAttribute('aria-invalid')).toBeNull();
});

it('asks before a field and its data go, and can take it back until then', async () => {
  await make('fading');
  const { page } = await open('#/collections?collection=fading');
  const panel = await openEditor(page, 'fading');
  await panel.getByRole('button', { name: 'Options of notes' }).click();
  await panel.getByRole('button', { name: 'Remove', exact: true }).click();
  await panel.getByRole('button', { name: 'Restore' }).click();
  expect(await panel.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true);
  await panel.getByRole('button', { name: 'Options of notes' }).click();
  await panel.getByRole('button', { name: 'Remove', exact: true }).click();
  await panel.getByRole('button', { name: 'Save changes' }).click();
  const question = page.getByRole('dialog', { name: 'Change the collection fading?' });
  await question.getByText('with its data in all records').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await question.getByRole('button', { name: 'Save changes' }).click();
  await panel.waitFor({ state: 'detached' });
  expect((await collection('fading')).fields.map((field) => field.name)).toEqual(['id', 'title']);
});

it('moves fields by keys', async () => {
  await make('ordered');
  const { page } = await open('#/collections?collection=ordered');
  const panel = await openEditor(page, 'ordered');
  await panel.getByRole('button', { name: 'Move notes' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+s');
  await page.getByText('Saved the collection ordered.').waitFor();
  expect((await collection('ordered')).fields.map((field) => field.name)).toEqual(['id', 'notes', 'title']);
});

it('moves fields by dragging', async () => {
  await make('dragged');
  const { page } = await open('#/collections?collection=dragged');
  const panel = await openEditor(page, 'dragged');
  const from = (await panel.getByRole('button', { name: 'Move notes' }).boundingBox())!;
  const to = (await panel.getByRole('button', { name: 'Move title' }).boundingBox())!;
  await page.mouse.move(from.x + 5, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 5, to.y + 4, { steps: 8 });
  await page.mouse.up();
  await panel.getByRole('button', { name: 'Save changes' }).click();
  await panel.waitFor({ state: 'detached' });
  expect((await collection('dragged')).fields.map((field) => field.name)).toEqual(['id', 'notes', 'title']);
});

it('unlocks a rule, helps to write it and locks it again', async () => {
  await make('ruled');
  const { page } = await open('#/collections?collection=ruled');
  const panel = await openEditor(page, 'ruled');
  await panel.getByRole('tab', { name: 'API rules' }).click();
  await panel.getByRole('button', { name: /^List and search/ }).click();
  const rule = panel.getByRole('textbox', { name: 'List and search' });
  await page.locator('.cm-focused').waitFor();
  await page.keyboard.type('@request.auth.i');
  // By the pointer: a list that has just opened leaves Enter to the text for a moment.
  await page.getByRole('option', { name: /@request\.auth\.id/ }).click();
  await page.keyboard.type(' != ""');
  await page.keyboard.press('Control+s');
  await page.getByText('Saved the collection ruled.').waitFor();
  expect((await collection('ruled')).listRule).toBe('@request.auth.id != ""');
  expect(await rule.isVisible()).toBe(true);
  await panel.getByRole('button', { name: 'Lock List and search' }).click();
  await panel.getByRole('button', { name: 'Save changes' }).click();
  await panel.waitFor({ state: 'detached' });
  expect((await collection('ruled')).listRule).toBeNull();
});

it('tries the query of a view while it is written', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'New collection' }).click();
  const panel = page.getByRole('dialog', { name: 'New collection' });
  await panel.getByLabel('Name', { exact: false }).first().fill('people');
  await panel.getByRole('combobox', { name: /Type/ }).click();
  await page.getByRole('option', { name: 'View' }).click();
  await page.locator('.cm-content').fill('SELECT nothing');
  await panel.getByText('Invalid view query', { exact: false }).waitFor();
  await page.locator('.cm-content').fill('SELECT id, email FROM _superusers');
  await panel.getByRole('cell', { name: 'owner@example.com' }).waitFor();
  await panel.getByRole('button', { name: 'Create', exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  expect((await collection('people')).viewQuery).toBe('SELECT id, email FROM _superusers');
});

it('keeps changes until somebody lets them go', async () => {
  await make('guarded');
  const { page } = await open('#/collections?collection=guarded');
  const panel = await openEditor(page, 'guarded');
  await panel.getByLabel('Name', { exact: false }).first().fill('other');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  expect(await panel.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).click();
  await panel.waitFor({ state: 'detached' });
  expect((await collection('guarded')).name).toBe('guarded');
});

it('asks before it undoes what somebody else saved meanwhile', async () => {
  const { id } = await make('shared');
  const { page } = await open('#/collections?collection=shared');
  const panel = await openEditor(page, 'shared');
  await dashboard.server.call('PATCH', `/api/collections/${id}`, { listRule: '' });
  await panel.getByLabel('Name', { exact: false }).first().fill('shared2');
  await panel.getByRole('button', { name: 'Save changes' }).click();
  const question = page.getByRole('dialog', { name: 'Overwrite what somebody else saved?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await collection(id)).toMatchObject({ name: 'shared', listRule: '' });
});

it('duplicates, empties and deletes', async () => {
  await make('original');
  await dashboard.server.call('POST', '/api/collections/original/records', { title: 'x' });
  const { page } = await open('#/collections?collection=original');
  let panel = await openEditor(page, 'original');
  await panel.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  panel = page.getByRole('dialog', { name: 'Collection original' });
  await panel.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: 'original_duplicate' }).waitFor();
  await page.goto(`${dashboard.server.url}/_/#/collections?collection=original`);
  panel = await openEditor(page, 'original');
  for (const [item, title, yes] of [['Truncate', 'Delete all records of original?', 'Delete all records'], ['Delete', 'Delete the collection original?', 'Delete collection']] as const) {
    await panel.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
    const question = page.getByRole('dialog', { name: title });
    expect(await question.getByRole('button', { name: yes }).isDisabled()).toBe(true);
    await question.getByRole('textbox').fill('original');
    await question.getByRole('button', { name: yes }).click();
    await question.waitFor({ state: 'detached' });
    if (item === 'Truncate') expect(await dashboard.server.call('GET', '/api/collections/original/records')).toMatchObject({ totalItems: 0 });
  }
  await panel.waitFor({ state: 'detached' });
  await expect(collection('original')).rejects.toThrow('404');
});

it('sets how people sign in', async () => {
  const { page } = await open('#/collections?collection=users');
  const panel = await openEditor(page, 'users');
  await panel.getByRole('tab', { name: 'Options' }).click();
  await panel.getByRole('button', { name: /^OAuth2/ }).click();
  await panel.getByLabel('Enable').check();
  await panel.getByRole('button', { name: 'Add provider' }).click();
  await page.getByRole('button', { name: 'Google' }).click();
  const provider = page.getByRole('dialog', { name: 'Google' });
  await provider.getByLabel('Client ID').fill('id');
  await provider.getByLabel('Client secret').fill('secret');
  expect(await accessibilityFaults(page)).toEqual([]);
  await provider.getByRole('button', { name: 'Set provider' }).click();
  await panel.getByRole('button', { name: /One-time password/ }).first().click();
  await panel.getByRole('button', { name: 'Save changes' }).click();
  await panel.waitFor({ state: 'detached' });
  expect(await collection('users')).toMatchObject({ oauth2: { enabled: true, providers: [{ name: 'google', clientId: 'id' }] } });
});

it.each(['light', 'dark'] as const)('can be used by everybody, %s and on a phone', async (colorScheme) => {
  const { page, context } = await open('#/collections?collection=users', { colorScheme, viewport: { width: 390, height: 844 } });
  const panel = await openEditor(page, 'users');
  for (const tab of ['Fields', 'API rules', 'Options']) {
    await panel.getByRole('tab', { name: tab }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wider).toBe(false);
  await context.close();
});

it('shows all collections with their relations and rules', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'Overview' }).click();
  const dialog = page.getByRole('dialog', { name: 'Overview' });
  await dialog.getByRole('region', { name: 'users' }).waitFor();
  await dialog.getByRole('tab', { name: 'Rules' }).click();
  await dialog.getByRole('rowheader', { name: 'users' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});

it('makes the collection that a relation points to on the way', async () => {
  await make('shelves');
  const { page, faults } = await open('#/collections?collection=shelves');
  const outer = await openEditor(page, 'shelves');
  await outer.getByRole('button', { name: 'New field' }).click();
  await outer.getByRole('button', { name: 'Relation', exact: true }).click();
  await page.keyboard.type('room');
  await outer.getByRole('combobox', { name: 'Collection that room points to' }).click();
  await page.getByRole('option', { name: 'New collection' }).click();
  const inner = page.getByRole('dialog', { name: 'New collection' });
  await inner.getByRole('textbox', { name: 'Name', exact: true }).fill('rooms');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await inner.waitFor({ state: 'detached' });
  await outer.getByRole('combobox', { name: 'Collection that room points to' }).getByText('rooms').waitFor();
  await outer.getByRole('button', { name: 'Save changes' }).click();
  await outer.waitFor({ state: 'detached' });
  expect((await collection('shelves')).fields.find((field) => field.name === 'room')).toMatchObject({ collectionId: (await collection('rooms')).id });
  await page.getByRole('heading', { name: 'shelves' }).waitFor();
  expect(faults).toEqual([]);
});

it('says what is missing when Ctrl+S is pressed in a panel that nobody has touched', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'New collection' }).click();
  const panel = page.getByRole('dialog', { name: 'New collection' });
  await panel.getByRole('tab').first().waitFor();
  await page.keyboard.press('Control+s');
  await panel.getByText('Cannot be blank.').waitFor();
  expect(await panel.getByLabel('Name', { exact: false }).first().getAttribute('aria-invalid')).toBe('true');
});

it('says that the second factor may not arrive while no mail server is set', async () => {
  await dashboard.server.call('POST', '/api/collections', { name: 'members', type: 'auth', mfa: { enabled: true, duration: 1800 }, otp: { enabled: true, duration: 180, length: 8 } });
  const { page } = await open('#/collections?collection=members');
  const panel = await openEditor(page, 'members');
  await panel.getByRole('tab', { name: 'Options' }).click();
  await panel.getByRole('button', { name: /Multi-factor authentication/ }).click();
  await panel.getByText('No mail server is set').waitFor();
  expect(await panel.getByRole('link', { name: 'Mail settings' }).getAttribute('href')).toBe('#/settings/mail');
  expect(await accessibilityFaults(page)).toEqual([]);
});
