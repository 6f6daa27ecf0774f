import type { Message } from '../i18n/de';

/** Colours of texts that can be read on white and on nearly black. */
export const textColours: readonly { value: string; name: Message }[] = [
  { value: '#c62828', name: 'Red' },
  { value: '#c2571a', name: 'Orange' },
  { value: '#8d6e08', name: 'Ochre' },
  { value: '#2e7d32', name: 'Green' },
  { value: '#00796b', name: 'Teal' },
  { value: '#1e6fd9', name: 'Blue' },
  { value: '#7b4fd0', name: 'Violet' },
  { value: '#6b7280', name: 'Grey' },
];
