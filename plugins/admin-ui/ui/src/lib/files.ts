export type FileKind = 'image' | 'audio' | 'video' | 'document' | 'other';

const kinds: Record<string, FileKind> = {
  jpg: 'image', jpeg: 'image', png: 'image', gif: 'image', webp: 'image', avif: 'image', svg: 'image',
  mp3: 'audio', wav: 'audio', ogg: 'audio', m4a: 'audio', flac: 'audio',
  mp4: 'video', webm: 'video', mov: 'video', mkv: 'video',
  pdf: 'document', txt: 'document', md: 'document', csv: 'document', doc: 'document', docx: 'document', xlsx: 'document',
};

export function fileKind(name: string): FileKind {
  return kinds[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'other';
}
