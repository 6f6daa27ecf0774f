import { settings } from './settings.svelte';

let missing = $state(false);

/** Whether the server can try rules. A PocketBase has no such thing. */
export const ruleTrials = {
  get offered() {
    return settings.beyondPocketBase && !missing;
  },
  notThere(): void {
    missing = true;
  },
};
