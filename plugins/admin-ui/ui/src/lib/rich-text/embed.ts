import { Node } from '@tiptap/core';
import { fileKind } from '../files';

export interface Embedded {
  tag: 'iframe' | 'video' | 'audio';
  attributes: Record<string, string>;
}

/** What such an element may have. Anything else could run in the page that shows it, and in this one. */
const allowed = ['src', 'width', 'height', 'title', 'allow', 'allowfullscreen', 'frameborder', 'loading', 'referrerpolicy', 'controls', 'poster', 'preload', 'loop', 'muted'];
const tags = ['iframe', 'video', 'audio'] as const;

const isAddress = (text: string) => /^(https?:\/\/|\/(?!\/)|\.\.?\/)\S+$/i.test(text);

/** Null for an element that shows nothing, or what is no address of the web. */
function embeddedIn(element: Element): Embedded | null {
  const tag = tags.find((one) => one === element.localName);
  if (!tag || !isAddress(element.getAttribute('src') ?? '')) return null;
  const attributes = [...element.attributes].filter(({ name }) => allowed.includes(name)).map(({ name, value }) => [name, value]);
  return { tag, attributes: Object.fromEntries(attributes) as Record<string, string> };
}

/** What somebody pasted: the code that a site offers for embedding, or an address. */
export function embedFrom(text: string): Embedded | null {
  const given = text.trim();
  if (given.startsWith('<')) {
    const found = new DOMParser().parseFromString(given, 'text/html').querySelector(tags.join());
    return found && embeddedIn(found);
  }
  return isAddress(given) ? embedOf(given) : null;
}

export function embedOf(address: string): Embedded {
  const kind = fileKind(address.replace(/[?#].*/, ''));
  if (kind === 'video' || kind === 'audio') return { tag: kind, attributes: { src: address, controls: '' } };
  return { tag: 'iframe', attributes: { src: playerOf(address), width: '560', height: '315', allowfullscreen: '' } };
}

/** Pages of videos refuse to be embedded; their players don't. */
function playerOf(address: string): string {
  const film = /^https?:\/\/(?:(?:www\.|m\.)?youtube\.com\/(?:watch\?(?:\S*&)?v=|shorts\/)|youtu\.be\/)([\w-]{6,})/i.exec(address)?.[1];
  if (film) return `https://www.youtube-nocookie.com/embed/${film}`;
  const other = /^https?:\/\/(?:www\.)?vimeo\.com\/(\d+)/i.exec(address)?.[1];
  return other ? `https://player.vimeo.com/video/${other}` : address;
}

/** Media of other sites, and videos and sounds. The editor names them and does not load them. */
export const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ tag: { default: 'iframe', rendered: false }, attributes: { default: {}, rendered: false } }),
  parseHTML: () => tags.map((tag) => ({ tag, getAttrs: (element: HTMLElement) => embeddedIn(element) ?? false })),
  renderHTML: ({ node }) => [node.attrs['tag'] as string, node.attrs['attributes'] as Record<string, string>],
  addNodeView: () => ({ node }) => {
    const { tag, attributes } = node.attrs as Embedded;
    const dom = document.createElement('div');
    dom.className = 'embed';
    dom.dataset['kind'] = tag;
    dom.textContent = attributes['src'] ?? '';
    return { dom };
  },
});
