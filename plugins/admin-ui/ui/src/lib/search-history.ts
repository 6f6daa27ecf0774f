import { History } from './history';

/** The last searches in a collection. */
export class SearchHistory extends History {
  constructor(collectionId: string) {
    super('pbRecordsSearchHistory_' + collectionId, 15);
  }
}
