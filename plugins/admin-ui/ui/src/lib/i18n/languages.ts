/** The languages that there are; the texts in the source are the English ones. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
] as const;

export type Language = (typeof languages)[number]['code'];

const key = 'pbLanguage';

export function isLanguage(code: string | null | undefined): code is Language {
  return languages.some((one) => one.code === code);
}

/** What was chosen before, or the first language of the browser that there is. */
export function pickLanguage(chosen: string | null, wanted: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return wanted.map((one) => one.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}

export const languageHere = (): Language => pickLanguage(localStorage.getItem(key), navigator.languages);

export function directionOf(code: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(code.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Tells the browser, and those who read the page aloud. */
export function showLanguage(code: Language): void {
  const root = document.documentElement;
  // Browsers begin anew with letters and lines, also where it is the same.
  if (root.lang !== code) root.lang = code;
  if (root.dir !== directionOf(code)) root.dir = directionOf(code);
}

/** Texts are made once, where they stand: the page begins anew. */
export function chooseLanguage(code: Language): void {
  localStorage.setItem(key, code);
  location.reload();
}
