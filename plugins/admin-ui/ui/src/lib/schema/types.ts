import type { CollectionField, CollectionModel } from 'pocketbase';

export interface MailTemplate {
  subject: string;
  body: string;
}

export interface TokenOptions {
  duration: number;
  /** Sent only to make all tokens of before invalid. */
  secret?: string;
}

export interface OAuth2Provider {
  name: string;
  clientId: string;
  /** Sent only when it was typed: the server never gives it away. */
  clientSecret?: string | undefined;
  authURL: string;
  tokenURL: string;
  userInfoURL: string;
  displayName: string;
  pkce: boolean | null;
  extra: Record<string, unknown> | null;
}

export interface AuthOptions {
  authRule: string | null;
  manageRule: string | null;
  authAlert: { enabled: boolean; emailTemplate: MailTemplate };
  passwordAuth: { enabled: boolean; identityFields: string[] };
  oauth2: { enabled: boolean; providers: OAuth2Provider[]; mappedFields: { id: string; name: string; username: string; avatarURL: string } };
  otp: { enabled: boolean; duration: number; length: number; emailTemplate: MailTemplate };
  mfa: { enabled: boolean; duration: number; rule: string };
  authToken: TokenOptions;
  passwordResetToken: TokenOptions;
  emailChangeToken: TokenOptions;
  verificationToken: TokenOptions;
  fileToken: TokenOptions;
  verificationTemplate: MailTemplate;
  resetPasswordTemplate: MailTemplate;
  confirmEmailChangeTemplate: MailTemplate;
}

export type RuleName = 'listRule' | 'viewRule' | 'createRule' | 'updateRule' | 'deleteRule' | 'authRule' | 'manageRule';

/** A collection as the server describes it; what only some types have may be absent. */
export interface Schema extends Partial<AuthOptions> {
  id: string;
  name: string;
  type: 'base' | 'view' | 'auth';
  system: boolean;
  listRule: string | null;
  viewRule: string | null;
  createRule: string | null;
  updateRule: string | null;
  deleteRule: string | null;
  fields: CollectionField[];
  indexes: string[];
  viewQuery?: string;
  created?: string;
  updated?: string;
}

/** The SDK's type of the same does not know that rules can be null. */
export const asSchema = (collection: CollectionModel): Schema => collection as unknown as Schema;
export const asModel = (schema: Schema): CollectionModel => schema as unknown as CollectionModel;
