import type { CollectionModel } from 'pocketbase';
import { badRequest, failed, invalid, unauthorized } from './answers';
import { samplesOf } from './code';
import { dummyRecord } from './dummy';
import type { Answer, Operation, Parameter, Topic } from './operation';
import { expandParameter, fieldsParameter } from './parameters';
import { t } from '../i18n/i18n';

interface Part {
  id: string;
  name: string;
  text: string;
  /** What stands behind the name of the collection in the path. */
  action: string;
  js: string;
  dart: string;
  method?: string;
  body?: Record<string, unknown>;
  parameters?: Parameter[];
  needs?: string;
  answers: Answer[];
  expands?: boolean;
}

const enabled = (collection: CollectionModel, option: string) => (collection[option] as { enabled?: unknown } | undefined)?.enabled === true;
const off = (on: boolean) => (on ? {} : { off: t('not enabled') });
const required = (name: string, text: string): Parameter => ({ name, type: 'String', required: true, text });

/** How accounts of a collection sign in, and what they do with their mails. */
export function authTopics(collection: CollectionModel, address: string): Topic[] {
  const superusers = collection.name === '_superusers';
  const operation = (part: Part) => operationOf(collection, address, part);
  const service = `pb.collection('${collection.name}')`;
  const session: Answer = { status: 200, body: { token: 'JWT_TOKEN', record: dummyRecord(collection) } };
  const identities = ((collection['passwordAuth'] as { identityFields?: string[] } | undefined)?.identityFields ?? ['email']).join(` ${t('or')} `);
  const done: Answer = { status: 204, body: null };

  return [
    {
      id: 'auth-methods', label: t('Auth methods'),
      operations: [operation({
        id: 'auth-methods', name: t('Auth methods'), action: 'auth-methods', method: 'GET', text: t('Tells in which ways one can sign in.'),
        js: `const methods = await ${service}.listAuthMethods();`, dart: `final methods = await ${service}.listAuthMethods();`,
        answers: [{ status: 200, body: { password: { enabled: true, identityFields: ['email'] }, oauth2: { enabled: false, providers: [] }, mfa: { enabled: false, duration: 0 }, otp: { enabled: false, duration: 0 } } }],
      })],
    },
    {
      id: 'password', label: t('Auth with password'), ...off(enabled(collection, 'passwordAuth')),
      operations: [operation({
        id: 'password', name: t('Auth with password'), action: 'auth-with-password', expands: true, text: t('Signs an account in by its {identities} and password.', { identities }),
        body: { identity: 'test@example.com', password: '123456789' },
        parameters: [required('identity', t('The {identities} of the account.', { identities })), required('password', t('Its password.')), { name: 'identityField', type: 'String', text: t('Which field the identity is looked for in; by default in all of them.') }],
        js: `const auth = await ${service}.authWithPassword('test@example.com', '123456789');\n\nconsole.log(pb.authStore.isValid, pb.authStore.token, pb.authStore.record.id);\n\npb.authStore.clear(); // signs out`,
        dart: `final auth = await ${service}.authWithPassword('test@example.com', '123456789');\n\nprint(pb.authStore.isValid);\nprint(pb.authStore.token);\n\npb.authStore.clear(); // signs out`,
        answers: [session, invalid('Failed to authenticate.', 'identity')],
      })],
    },
    ...(superusers ? [] : [{
      id: 'oauth2', label: t('Auth with OAuth2'), ...off(enabled(collection, 'oauth2')),
      operations: [operation({
        id: 'oauth2', name: t('Auth with OAuth2'), action: 'auth-with-oauth2', expands: true, text: t('Signs an account in through another provider. The SDK opens its page in a window and does the rest.'),
        body: { provider: 'google', code: 'CODE', codeVerifier: 'VERIFIER', redirectURL: 'https://example.com/redirect' },
        parameters: [required('provider', t('The name of the provider.')), required('code', t('The code that the provider has sent.')), required('codeVerifier', t('The verifier that belongs to the challenge of the request.')), required('redirectURL', t('Where the provider was told to send the visitor.')), { name: 'createData', type: 'Object', text: t('Values for the account, should it be a new one.') }],
        js: `const auth = await ${service}.authWithOAuth2({ provider: 'google' });`,
        dart: `final auth = await ${service}.authWithOAuth2('google', (url) async {\n  await launchUrl(url);\n});`,
        answers: [session, badRequest],
      })],
    }]),
    {
      id: 'otp', label: t('Auth with OTP'), ...off(enabled(collection, 'otp')),
      operations: [
        operation({
          id: 'otp-request', name: t('Request'), action: 'request-otp', text: t('Sends a one-time password by mail. The answer is the same when no account has the address.'),
          body: { email: 'test@example.com' }, parameters: [required('email', t('The address of the account.'))],
          js: `const { otpId } = await ${service}.requestOTP('test@example.com');`, dart: `final result = await ${service}.requestOTP('test@example.com');`,
          answers: [{ status: 200, body: { otpId: 'OTP_ID' } }, failed(429, 'You\'ve send too many OTP requests, please try again later.')],
        }),
        operation({
          id: 'otp-auth', name: t('Sign in'), action: 'auth-with-otp', expands: true, text: t('Signs an account in by the one-time password of its mail.'),
          body: { otpId: 'OTP_ID', password: '123456' }, parameters: [required('otpId', t('The id that the request has given.')), required('password', t('The one-time password.'))],
          js: `const auth = await ${service}.authWithOTP(otpId, '123456');`, dart: `final auth = await ${service}.authWithOTP(result.otpId, '123456');`,
          answers: [session, failed(400, 'Invalid or expired OTP')],
        }),
      ],
    },
    {
      id: 'refresh', label: t('Auth refresh'),
      operations: [operation({
        id: 'refresh', name: t('Auth refresh'), action: 'auth-refresh', expands: true, needs: t('Needs the token of an account of this collection'), text: t('Gives a new token and the newest state of the account, while the old token is valid.'),
        js: `const auth = await ${service}.authRefresh();`, dart: `final auth = await ${service}.authRefresh();`,
        answers: [session, unauthorized],
      })],
    },
    ...(superusers ? [] : [mailTopic('verification', t('Verification'), operation, {
      service, ask: 'requestVerification', confirm: 'confirmVerification', askText: t('Sends a mail to verify the address.'), confirmText: t('Marks the address as verified.'), body: {}, extra: [], args: '', done,
    })]),
    mailTopic('password-reset', t('Password reset'), operation, {
      service, ask: 'requestPasswordReset', confirm: 'confirmPasswordReset', askText: t('Sends a mail to set a new password.'), confirmText: t('Sets the new password. All tokens of the account end with it.'),
      body: { password: '123456789', passwordConfirm: '123456789' }, extra: [required('password', t('The new password.')), required('passwordConfirm', t('The same once more.'))], args: `, '123456789', '123456789'`, done,
    }),
    ...(superusers ? [] : [mailTopic('email-change', t('Email change'), operation, {
      service, ask: 'requestEmailChange', confirm: 'confirmEmailChange', askText: t('Sends a mail to the new address.'), confirmText: t('Changes the address. All tokens of the account end with it.'),
      body: { password: '123456789' }, extra: [required('password', t('The password of the account.'))], args: `, '123456789'`, done, newEmail: true,
    })]),
  ];
}

interface MailTexts {
  service: string;
  ask: string;
  confirm: string;
  askText: string;
  confirmText: string;
  body: Record<string, unknown>;
  extra: Parameter[];
  args: string;
  done: Answer;
  newEmail?: boolean;
}

/** A mail is asked for, and its link is followed. */
function mailTopic(id: string, label: string, operation: (part: Part) => Operation, texts: MailTexts): Topic {
  const address = texts.newEmail ? 'newEmail' : 'email';
  return {
    id, label,
    operations: [
      operation({
        id: `${id}-request`, name: t('Request'), action: `request-${id}`, text: texts.askText,
        ...(texts.newEmail ? { needs: t('Needs the token of the account') } : {}),
        body: { [address]: 'test@example.com' }, parameters: [required(address, texts.newEmail ? t('The new address.') : t('The address of the account.'))],
        js: `await ${texts.service}.${texts.ask}('test@example.com');`, dart: `await ${texts.service}.${texts.ask}('test@example.com');`,
        answers: [texts.done, invalid('An error occurred while validating the submitted data.', address)],
      }),
      operation({
        id: `${id}-confirm`, name: t('Confirm'), action: `confirm-${id}`, text: texts.confirmText,
        body: { token: 'TOKEN', ...texts.body }, parameters: [required('token', t('The token of the link in the mail.')), ...texts.extra],
        js: `await ${texts.service}.${texts.confirm}('TOKEN'${texts.args});`, dart: `await ${texts.service}.${texts.confirm}('TOKEN'${texts.args});`,
        answers: [texts.done, invalid('An error occurred while validating the submitted data.', 'token')],
      }),
    ],
  };
}

function operationOf(collection: CollectionModel, address: string, part: Part): Operation {
  const path = `/api/collections/${collection.name}/${part.action}`;
  const method = part.method ?? 'POST';
  return {
    id: part.id, name: part.name, text: part.text, method, path, answers: part.answers,
    ...(part.needs ? { needs: part.needs } : {}),
    ...(part.parameters ? { body: part.parameters } : {}),
    ...(part.expands ? { query: [expandParameter, fieldsParameter] } : {}),
    samples: samplesOf({ address, method, path, js: part.js, dart: part.dart, token: part.needs !== undefined, ...(part.body ? { body: part.body } : {}) }),
  };
}
