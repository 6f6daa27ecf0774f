import { t } from '../i18n/i18n';
/** A value as people edit it. */
export function jsonText(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** What a text means. Words that are no JSON are taken for a text, unless they look as if they were meant to be more. */
export function jsonOf(text: string): { value: unknown; problem: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null, problem: '' };
  try {
    return { value: JSON.parse(trimmed) as unknown, problem: '' };
  } catch (error) {
    if (/^[[{"]/.test(trimmed)) return { value: undefined, problem: t('This is not valid JSON: {reason}', { reason: (error as Error).message }) };
    return { value: trimmed, problem: '' };
  }
}

/** The text with its usual indents; one that is not valid stays as it is. */
export function tidyJson(text: string): string {
  const { value, problem } = jsonOf(text);
  return problem ? text : jsonText(value);
}
