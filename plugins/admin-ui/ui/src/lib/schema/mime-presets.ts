import type { Message } from '../i18n/de';

/** Types of files that are often allowed together. */
export const mimePresets: { label: Message; types: string[] }[] = [
  { label: 'Images', types: ['image/jpeg', 'image/png', 'image/svg+xml', 'image/gif', 'image/webp', 'image/avif'] },
  {
    label: 'Documents',
    types: [
      'application/pdf', 'application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet', 'text/plain', 'text/csv',
    ],
  },
  { label: 'Audio', types: ['audio/mpeg', 'audio/wav', 'audio/ogg', 'audio/flac', 'audio/mp4'] },
  { label: 'Videos', types: ['video/mp4', 'video/x-ms-wmv', 'video/quicktime', 'video/3gpp', 'video/webm'] },
  { label: 'Archives', types: ['application/zip', 'application/x-7z-compressed', 'application/x-rar-compressed', 'application/gzip', 'application/x-tar'] },
];

export const mimeTypes = [...new Set(mimePresets.flatMap((one) => one.types)), 'application/json', 'application/xml', 'text/html', 'text/markdown', 'font/woff2', 'application/octet-stream'];
