export type SampleLanguage = 'js' | 'dart' | 'curl';

/** The same request in one of several languages. */
export interface Sample {
  language: SampleLanguage;
  name: string;
  code: string;
}
