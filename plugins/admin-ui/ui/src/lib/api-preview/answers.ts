import type { Answer } from './operation';

export const failed = (status: number, message: string, data: unknown = {}): Answer => ({ status, body: { status, message, data } });

export const badRequest = failed(400, 'Something went wrong while processing your request.');
export const forbidden = failed(403, 'Only superusers can perform this action.');
export const notFound = failed(404, "The requested resource wasn't found.");
export const unauthorized = failed(401, 'The request requires valid record authorization token.');

export const invalid = (message: string, field: string): Answer => failed(400, message, { [field]: { code: 'validation_required', message: 'Missing required value.' } });
