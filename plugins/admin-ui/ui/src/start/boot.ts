// A script of its own before everything else: it makes the page what it is to be with the first paint, and puts a screen there that was drawn when the
// dashboard was built. Whatever it imports comes twice, so that is little.
import { isLanguage, chooseLanguage, languageHere, showLanguage } from '../lib/i18n/languages';
import { keptMeta } from '../lib/kept-meta';
import { keptScheme, showAccent, showScheme } from '../lib/look';
import { parseHash } from '../lib/router';
import { keptWidth } from '../lib/sidebar-width';
import { firstScreenAt, isAt, keptSession, nameMark, sideOf } from './first-screen';

/** What was drawn, by the screen and the language. */
declare const drawnScreens: Readonly<Record<string, string>>;

const script = document.currentScript as HTMLScriptElement;
const { path } = parseHash(location.hash);
const session = keptSession(localStorage.getItem('__pb_superusers__' + location.pathname.replace(/\/(index\.html)?$/, '')), Date.now());
const screen = firstScreenAt(path, session);
const language = languageHere();
const meta = keptMeta();
// The bare address leads there.
const place = path === '/' ? '/collections' : path;

showLanguage(language);
showScheme(keptScheme());
showAccent(meta.accentColor);
for (const what of [language, session === 'good' && isAt(place, '/collections') ? 'collections' : '']) script.dataset[what]?.split(' ').forEach(preload);
const drawn = screen && drawnScreens[`${screen} ${language}`];
if (drawn) whenPainted('app', (app) => draw(app, drawn));
if (drawn && !document.hidden) afterPaint(start);
else start();

function start(): void {
  void import(new URL(script.dataset['program']!, document.baseURI).href);
}

/** Reading the program keeps a phone busy for longer than painting does. What has started already does not start again. */
function afterPaint(action: () => void): void {
  new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) action();
  }).observe({ type: 'paint', buffered: true });
  // Nobody paints for a page that is not looked at, and not every browser says that it has painted.
  document.addEventListener('visibilitychange', action);
  setTimeout(action, 3000);
}

/** What the program will ask for comes along with it. */
function preload(address: string): void {
  const link = document.createElement('link');
  const isStyle = address.endsWith('.css');
  link.rel = isStyle ? 'preload' : 'modulepreload';
  if (isStyle) link.as = 'style';
  link.crossOrigin = '';
  link.href = address;
  document.head.append(link);
}

/** With the first frame. Earlier it would be laid out, and forms looked through, before anything else can go on to be painted. */
function whenPainted(id: string, action: (element: HTMLElement) => void): void {
  const look = () => {
    const element = document.getElementById(id);
    if (element) action(element);
    else requestAnimationFrame(look);
  };
  // Nobody paints for a page that is not looked at.
  if (document.hidden) document.addEventListener('DOMContentLoaded', look);
  else requestAnimationFrame(look);
}

function draw(app: HTMLElement, html: string): void {
  app.dataset['screen'] = screen!;
  app.innerHTML = html;
  writeName(app, meta.appName || 'Holdall');
  if (screen === 'frame') arrange(app);
  app.addEventListener('submit', keepForLater);
  app.addEventListener('input', takeBack);
  app.addEventListener('change', changeLanguage);
}

function writeName(content: Node, name: string): void {
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) text.nodeValue = text.nodeValue!.replace(nameMark, name);
}

/** The frame was drawn for one place, and somebody may be at another. */
function arrange(content: HTMLElement): void {
  for (const link of content.querySelectorAll('[href^="#/"]')) {
    if (isAt(place, link.getAttribute('href')!.slice(1))) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const side = content.querySelector('aside')!;
  const width = sideOf(place, keptWidth());
  side.hidden = !width;
  side.style.width = width;
}

/** The program has what was drawn from then on. */
const isOver = (event: Event) => !(event.currentTarget as HTMLElement).dataset['screen'];

/** A form that was sent too early is sent when somebody can take it. */
function keepForLater(event: Event): void {
  if (isOver(event)) return;
  event.preventDefault();
  (event.target as HTMLElement).dataset['early'] = '';
}

function takeBack(event: Event): void {
  (event.target as HTMLInputElement).form?.removeAttribute('data-early');
}

function changeLanguage(event: Event): void {
  const { value } = event.target as HTMLSelectElement;
  if (!isOver(event) && event.target instanceof HTMLSelectElement && isLanguage(value)) chooseLanguage(value);
}
