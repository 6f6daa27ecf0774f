import { afterEach, describe, expect, it, vi } from 'vitest';
import { pdfFrom } from '../src/lib/pdf';
import { embedFrom, embedOf } from '../src/lib/rich-text/embed';

describe('media in a text', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=3', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871'],
    ['https://example.com/page?x=1', 'https://example.com/page?x=1'],
  ])('%s is embedded as %s', (address, src) => expect(embedOf(address)).toMatchObject({ tag: 'iframe', attributes: { src } }));

  it.each([['https://example.com/a.MP4?token=1', 'video'], ['/api/files/a/b/c.mp3', 'audio']])('%s plays by itself as %s', (address, tag) => {
    expect(embedFrom(address)).toEqual({ tag, attributes: { src: address, controls: '' } });
  });

  it.each(['', 'javascript:alert(1)', 'data:text/html,x', '//example.com/x', 'two words', 'https://'])('nothing is made of %j', (text) => expect(embedFrom(text)).toBeNull());
});

describe('a document', () => {
  afterEach(() => vi.unstubAllGlobals());
  const answered = (body: string, init?: ResponseInit) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)));

  it('is given to viewers with its own type, whatever the server said', async () => {
    answered('%PDF-1.7 …', { headers: { 'content-type': 'text/html' } });
    expect((await pdfFrom('/x.pdf')).type).toBe('application/pdf');
  });

  it.each([['another format', '<html>', {}], ['a refusal', '%PDF-1.7', { status: 404 }], ['too much', '%PDF-1.7', { headers: { 'content-length': '999999999' } }]])('is not shown: %s', async (_, body, init) => {
    answered(body, init);
    await expect(pdfFrom('/x.pdf')).rejects.toThrow();
  });
});
