import type { AuthOptions, Schema } from '../../../lib/schema/types';

/** What every part of an auth collection's options gets. */
export interface AuthProps {
  collection: Schema & AuthOptions;
}
