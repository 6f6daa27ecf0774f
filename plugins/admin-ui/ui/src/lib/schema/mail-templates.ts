import { t } from '../i18n/i18n';
import type { Schema } from './types';

export interface TemplateInfo {
  /** As the API calls it. */
  name: 'verification' | 'password-reset' | 'email-change' | 'otp' | 'login-alert';
  label: string;
  /** Where it lies in a collection. */
  path: string;
  placeholders: string[];
  /** Superusers have no such mail. */
  users?: boolean;
}

const common = ['{APP_NAME}', '{APP_URL}', '{RECORD:*}'];

export const mailTemplates: TemplateInfo[] = [
  { name: 'verification', label: t('Verification'), path: 'verificationTemplate', placeholders: [...common, '{TOKEN}'], users: true },
  { name: 'password-reset', label: t('Password reset'), path: 'resetPasswordTemplate', placeholders: [...common, '{TOKEN}'] },
  { name: 'email-change', label: t('Confirm e-mail change'), path: 'confirmEmailChangeTemplate', placeholders: [...common, '{TOKEN}'], users: true },
  { name: 'otp', label: t('One-time password'), path: 'otp.emailTemplate', placeholders: [...common, '{OTP}', '{OTP_ID}'] },
  { name: 'login-alert', label: t('Login alert'), path: 'authAlert.emailTemplate', placeholders: [...common, '{ALERT_INFO}'] },
];

/** Those that a collection sends. */
export function templatesOf(collection: Pick<Schema, 'name'>): TemplateInfo[] {
  return mailTemplates.filter((one) => collection.name !== '_superusers' || !one.users);
}
