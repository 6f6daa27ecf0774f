import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { expectToFit, isMissing, phone, useDashboard } from './dashboard';

const dashboard = useDashboard(async (server) => {
  const users = (await server.call('GET', '/api/collections/users')) as { id: string };
  await server.call('POST', '/api/collections', {
    name: 'notes', type: 'base', listRule: 'public = true || owner = @request.auth.id', viewRule: 'owner = @request.auth.id', createRule: '@request.auth.id != "" && size > 2',
    fields: [{ name: 'title', type: 'text' }, { name: 'public', type: 'bool' }, { name: 'size', type: 'number' }, { name: 'owner', type: 'relation', collectionId: users.id, maxSelect: 1 }],
  });
  const account = async (name: string) =>
    ((await server.call('POST', '/api/collections/users/records', { email: `${name}@example.com`, name, password: '1234567890', passwordConfirm: '1234567890' })) as { id: string }).id;
  const [mara, ben] = [await account('mara'), await account('ben')];
  const notes = [{ title: 'Hers', owner: mara }, { title: 'Open', public: true, owner: ben }, { title: 'His', owner: ben }];
  for (const note of notes) await server.call('POST', '/api/collections/notes/records', note);
});

async function openRules(options = {}) {
  const opened = await dashboard.open('#/collections?collection=notes', options);
  await opened.page.getByRole('button', { name: 'Edit collection' }).click();
  await opened.page.getByRole('tab', { name: 'API rules' }).click();
  return opened;
}

it('tells how many records a guest and an account see, and which part says no', async () => {
  const { page, faults, context } = await openRules();
  await page.getByRole('button', { name: 'Try List and search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Try the rule: List and search' });
  await dialog.getByText('1 of 3 records are seen').waitFor();
  await dialog.getByRole('combobox', { name: 'As' }).click();
  await page.getByRole('option', { name: 'An account of users' }).click();
  await dialog.getByText('Choose an account to see').waitFor();
  await dialog.getByRole('button', { name: /Choose users/ }).click();
  await page.getByRole('dialog', { name: 'Choose from users' }).getByRole('button', { name: /^mara/ }).click();
  await dialog.getByText('2 of 3 records are seen').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Rule' }).fill('owner = @request.auth.id && nothing = 1');
  await dialog.getByText('Invalid rule at character 29').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('asks about one record and about one to be made, also on a phone in the dark', async () => {
  const { page, context } = await openRules(phone);
  await page.getByRole('button', { name: 'Try View' }).click();
  const view = page.getByRole('dialog', { name: 'Try the rule: View' });
  await view.getByRole('button', { name: /Choose notes/ }).click();
  await page.getByRole('dialog', { name: 'Choose from notes' }).getByRole('button', { name: /^Open/ }).click();
  await view.getByText('Refused').waitFor();
  await view.getByText('Because of owner = @request.auth.id').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await expectToFit(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Try Create' }).click();
  const create = page.getByRole('dialog', { name: 'Try the rule: Create' });
  await create.getByText('Because of @request.auth.id != "" and size > 2').waitFor();
  await create.getByRole('combobox', { name: 'As' }).click();
  await page.getByRole('option', { name: 'A superuser' }).click();
  await create.getByText('Rules are not asked of superusers.').waitFor();
  await create.getByRole('textbox', { name: 'Body' }).fill('{"size": 3}');
  await expect.poll(() => create.getByLabel('does not hold').count()).toBe(0);
  await context.close();
});

it('is not offered where the server cannot do it', async () => {
  const { page, context } = await openRules();
  await isMissing(page, '**/rules/try');
  await page.getByRole('button', { name: 'Try List and search' }).click();
  await page.getByRole('dialog', { name: 'Try the rule' }).getByText('Not found.').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('button', { name: /^Try / }).count()).toBe(0);
  await context.close();
});
