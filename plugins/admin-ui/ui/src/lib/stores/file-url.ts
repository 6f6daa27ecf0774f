import type { RecordModel } from 'pocketbase';
import { api } from '../api';
import { fileToken } from './file-token';

/** The address of a file; protected ones carry a token. */
export async function fileUrl(record: RecordModel, name: string, secret: boolean, thumb = ''): Promise<string> {
  const token = secret ? await fileToken() : '';
  return api.files.getURL(record, name, { ...(thumb && { thumb }), ...(token && { token }) });
}
