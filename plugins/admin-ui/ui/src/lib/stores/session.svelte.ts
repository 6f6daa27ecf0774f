import type { AuthRecord } from 'pocketbase';
import { api, onRejected } from '../api';
import { statusOf } from '../errors';
import { forgetFileToken } from './file-token';

const current = (): AuthRecord => (api.authStore.isValid && api.authStore.isSuperuser ? api.authStore.record : null);

let superuser = $state.raw<AuthRecord>(current());
let expired = $state(false);

// Also fires when another tab signs in or out.
api.authStore.onChange(() => (superuser = current()));
onRejected(() => end(true));

function end(because: boolean): void {
  expired = because;
  api.cancelAllRequests();
  forgetFileToken();
  api.authStore.clear();
}

export const session = {
  get superuser() {
    return superuser;
  },
  /** True on the way back to the sign-in page when it was not the superuser who ended the session. */
  get expired() {
    return expired;
  },
  async signIn(identity: string, password: string): Promise<void> {
    await api.collection('_superusers').authWithPassword(identity, password);
    expired = false;
  },
  async signInWithCode(otpId: string, code: string, mfaId: string): Promise<void> {
    await api.collection('_superusers').authWithOTP(otpId, code, mfaId ? { mfaId } : {});
    expired = false;
  },
  signOut(): void {
    end(false);
  },
  /** Renews a stored session. Only a clear "no" of the server ends it; a lost connection does not. */
  async resume(): Promise<void> {
    if (!api.authStore.token) return;
    if (!current()) return end(true);
    try {
      await api.collection('_superusers').authRefresh();
    } catch (error) {
      if ([401, 403].includes(statusOf(error))) end(true);
    }
  },
};
