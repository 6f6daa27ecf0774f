import { numberFormat } from '../intl';
import type { Message } from './de';
import { languageHere, showLanguage, type Language } from './languages';

/** A text, or its forms for the plural categories of the language. */
export type Translation = string | Partial<Record<Intl.LDMLPluralRule, string>>;

type Catalogue = Readonly<Record<string, Translation>>;

const loaders: Record<Exclude<Language, 'en'>, () => Promise<Catalogue>> = { de: () => import('./de').then((one) => one.de) };

const inPage = typeof document !== 'undefined';

export const language: Language = inPage ? languageHere() : 'en';

/** How numbers and times are written: as in the browser's own kind of the language, such as British English. */
export const written = (inPage ? navigator.languages.find((one) => one.split('-')[0] === language) : undefined) ?? (inPage ? language : undefined);

let catalogue: Catalogue = {};

/** Has to come before the page, so that no text is shown in two languages; English needs nothing. Without its catalogue a page is English. */
export async function loadCatalogue(): Promise<void> {
  showLanguage(language);
  if (language !== 'en') catalogue = await loaders[language]();
}

export type Values = Readonly<Record<string, string | number>>;

/** A text in the language of the page, with values in the place of its `{names}`. */
export function t(message: Message, values: Values = {}): string {
  return fill(formOf(catalogue[message] ?? message, values['count'], language), values, written);
}

/** A text for one and another for any other number, which stands for `{count}` in both. */
export function plural(count: number, one: Message, other: Message, values: Values = {}): string {
  const message = new Intl.PluralRules('en').select(count) === 'one' ? one : other;
  return t(language === 'en' ? message : catalogue[other] instanceof Object ? other : message, { ...values, count });
}

/** What the server says, where it is one of the texts that are known. */
export function fromServer(text: string): string {
  const known = catalogue[text];
  return typeof known === 'string' ? known : text;
}

export function formOf(translation: Translation, count: string | number | undefined, code: string): string {
  if (typeof translation === 'string') return translation;
  const rule = new Intl.PluralRules(code).select(Number(count ?? 0));
  return translation[rule] ?? translation.other ?? '';
}

/** Numbers are written as in the language. */
export function fill(text: string, values: Values, code?: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? numberFormat(code).format(value) : (value ?? whole);
  });
}
