import { collectionHash } from '../router';
import { go } from './location.svelte';

type Intent = { collection: string; what: 'create' | 'preview' | 'import' };

let wanted = $state.raw<Intent | null>(null);

function want(collection: string, what: Intent['what']): void {
  wanted = { collection, what };
  go(collectionHash(collection));
}

/** What somebody wants to do in a collection, from elsewhere: the screen of the collection takes it once it is there. */
export const recordIntent = {
  create: (collection: string): void => want(collection, 'create'),
  preview: (collection: string): void => want(collection, 'preview'),
  import: (collection: string): void => want(collection, 'import'),
  take(collection: string): Intent['what'] | null {
    if (wanted?.collection !== collection) return null;
    const { what } = wanted;
    wanted = null;
    return what;
  },
};
