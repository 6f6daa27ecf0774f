import type { Message } from '../i18n/de';
import type { OAuth2Provider } from './types';

export interface ProviderInfo {
  name: string;
  displayName: string;
  /** An SVG. */
  logo: string;
}

/** What is set for a provider beside its id and secret. */
export type ProviderKind = 'plain' | 'apple' | 'microsoft' | 'oidc' | 'selfHosted' | 'lark';

const selfHosted = ['gitlab', 'gitea', 'mailcow'];

export function kindOf(name: string): ProviderKind {
  if (/^oidc\d*$/.test(name)) return 'oidc';
  if (selfHosted.includes(name)) return 'selfHosted';
  return name === 'apple' || name === 'microsoft' || name === 'lark' ? name : 'plain';
}

export function newProvider(name: string): OAuth2Provider {
  return { name, clientId: '', clientSecret: '', authURL: '', tokenURL: '', userInfoURL: '', displayName: '', pkce: kindOf(name) === 'oidc' ? true : null, extra: null };
}

/** Where the mail address of a Microsoft account comes from. */
export const microsoftEmails: readonly { value: string; label: Message; hint?: Message }[] = [
  { value: '', label: 'Graph API: mail', hint: 'The address may not be verified' },
  { value: 'email', label: 'Claim email', hint: 'Not verified by Microsoft' },
  { value: 'email_and_xms_edov', label: 'Claim email, if xms_edov says that its domain is verified' },
  { value: 'verified_primary_email', label: 'Claim verified_primary_email' },
  { value: 'any_verified', label: 'Any of the verified ones' },
];

interface Site {
  authURL: string;
  tokenURL: string;
  userInfoURL: string;
}

const larkAt = (accounts: string, open: string): Site => ({
  authURL: `https://${accounts}/open-apis/authen/v1/authorize`,
  tokenURL: `https://${open}/open-apis/authen/v2/oauth/token`,
  userInfoURL: `https://${open}/open-apis/authen/v1/user_info`,
});

export const larkSites: Record<string, Site> = {
  feishu: larkAt('accounts.feishu.cn', 'open.feishu.cn'),
  lark: larkAt('accounts.larksuite.com', 'open.larksuite.com'),
};

export function larkSiteOf(provider: OAuth2Provider): string {
  return provider.authURL.includes('larksuite.com') ? 'lark' : 'feishu';
}

/** The stored providers that stand at another place than before and whose secret was not typed again. */
export function shiftedProviders(stored: readonly OAuth2Provider[], now: readonly OAuth2Provider[]): string[] {
  const moved = (provider: OAuth2Provider, at: number) => {
    const before = stored.findIndex((one) => one.name === provider.name);
    return before >= 0 && before !== at && provider.clientSecret === undefined;
  };
  return now.filter(moved).map((one) => one.name);
}
