import { t } from '../../lib/i18n/i18n';
import type { FormErrors } from '../../lib/forms/form-errors.svelte';
import { ruleNames } from '../../lib/schema/changes';
import type { Schema } from '../../lib/schema/types';
import type { Tab } from '../ui/Tabs.svelte';

const options = [
  'passwordAuth', 'oauth2', 'otp', 'mfa', 'authAlert', 'authToken', 'passwordResetToken', 'emailChangeToken', 'verificationToken', 'fileToken',
  'verificationTemplate', 'resetPasswordTemplate', 'confirmEmailChangeTemplate', 'totp', 'passkeys', 'sessions', 'apiKeys', 'leakedPasswords',
];

export function tabsOf(type: Schema['type'], errors: FormErrors): Tab[] {
  const query = { id: 'query', label: t('Query'), wrong: errors.within('viewQuery') };
  const fields = { id: 'fields', label: t('Fields'), wrong: errors.within('fields', 'indexes') };
  const first = type === 'view' ? query : fields;
  const rules = { id: 'rules', label: t('API rules'), wrong: errors.within(...Object.keys(ruleNames)) };
  return type === 'auth' ? [first, rules, { id: 'options', label: t('Options'), wrong: errors.within(...options) }] : [first, rules];
}

export function tabOfErrors(tabs: readonly Tab[]): string | undefined {
  return tabs.find((tab) => tab.wrong)?.id;
}
