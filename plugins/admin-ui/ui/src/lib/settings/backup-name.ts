import { t } from '../i18n/i18n';

const pattern = /^[a-z0-9_-]+\.zip$/;

/** What is wrong with the name of a backup; an empty one is made by the server. */
export function backupNameFault(name: string): string {
  return name === '' || pattern.test(name) ? '' : t('Small letters, digits, - and _ only, and .zip at its end.');
}
