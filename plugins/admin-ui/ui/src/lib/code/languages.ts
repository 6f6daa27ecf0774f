import type { Extension } from '@codemirror/state';
import type { CodeLanguage } from './suggestion';

/** Each language comes when it is needed: together they weigh more than the editor. */
export async function loadLanguage(language: CodeLanguage, schema: Record<string, string[]>): Promise<Extension> {
  if (language === 'filter') return (await import('./filter-language')).filterLanguage;
  if (language === 'json') return (await import('@codemirror/lang-json')).json();
  if (language === 'html') return (await import('@codemirror/lang-html')).html();
  if (language === 'text') return [];
  const { sql, SQLite } = await import('@codemirror/lang-sql');
  return sql({ dialect: SQLite, schema, upperCaseKeywords: true });
}
