import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import { languages } from '../src/lib/i18n/languages.ts';
import { firstScreens } from '../src/start/first-screen.ts';

/**
 * What is seen before the program has come: the screens that the page begins with are drawn by the components themselves when it is built, and stand in a
 * script (`src/start/boot.ts`), which chooses one. It and the styles stand in the page itself, since each file is a way there and back before anything is painted.
 */
export function firstPaint(): Plugin[] {
  let script = '';
  let styles = '';
  return [
    {
      name: 'first-styles',
      apply: 'build',
      generateBundle: { order: 'pre', handler: (_, bundle) => void (styles = takeStyles(bundle)) },
    },
    {
      name: 'first-paint',
      apply: 'build',
      enforce: 'post',
      async buildStart() {
        script = inPage(await bootScript(await drawnScreens()));
      },
      generateBundle(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('There is no page to begin with.');
        page.source = withBoot(String(page.source), script, styles, partsOf(bundle));
      },
    },
  ];
}

/** Out of what is loaded later: nothing is to load again what stands in the page. */
function takeStyles(bundle: Rolldown.OutputBundle): string {
  const program = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry);
  const names = program?.type === 'chunk' ? program.viteMetadata!.importedCss : new Set<string>();
  const texts = [...names].map((name) => {
    const file = bundle[name];
    if (file?.type !== 'asset') throw new Error(`There are no styles in ${name}.`);
    delete bundle[name];
    return String(file.source).trim();
  });
  names.clear();
  const styles = texts.join('');
  // From within the page an address would lead elsewhere.
  if (!styles || /<\/style|url\(/i.test(styles)) throw new Error('The program has no styles, or such as can only be a file.');
  return styles;
}

/** The script starts the program, which only comes along: whoever reads it at once can't paint meanwhile. */
function withBoot(page: string, script: string, styles: string, parts: Record<string, string[]>): string {
  const entry = /<script type="module" crossorigin src="([^"]+)"><\/script>/;
  const program = entry.exec(page)?.[1];
  if (!program) throw new Error('The page starts no program.');
  const attributes = Object.entries(parts).map(([what, files]) => ` data-${what}="${files.map((one) => `./${one}`).join(' ')}"`).join('');
  // Behind the name of the application, which the script reads. What is painted before there is something to see only costs time.
  const first = ['<link rel="expect" href="#app" blocking="render">', `<style>${styles}</style>`, `<script data-program="${program}"${attributes}>${script}</script>`];
  return page.replace('</title>', () => ['</title>', ...first].join('\n    ')).replace(entry, `<link rel="modulepreload" crossorigin fetchpriority="low" href="${program}">`);
}

/** In a page these would begin or end something else. They only occur in texts, where this is the same. */
function inPage(script: string): string {
  return script.trim().replaceAll('<!--', '\\x3C!--').replaceAll('</script', '\\x3C/script');
}

/** A script as all browsers know it, since a module would come after the first paint. As text in it a screen costs nothing until it is chosen. */
async function bootScript(screens: Record<string, string>): Promise<string> {
  const output = await bundled({
    define: { drawnScreens: JSON.stringify(screens) },
    build: { rolldownOptions: { input: 'src/start/boot.ts', output: { format: 'iife' } }, write: false, modulePreload: false },
  });
  return output[0].code;
}

async function drawnScreens(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'holdall-draw-'));
  try {
    await bundled({
      plugins: [svelte(), withoutLaterScreens],
      ssr: { noExternal: true },
      build: { ssr: 'build/draw.ts', outDir: folder, emptyOutDir: true, minify: false, rolldownOptions: { output: { entryFileNames: 'draw.mjs', chunkFileNames: '[name]-[hash].mjs' } } },
    });
    // Each in a process of its own: modules read the language and the session when they are loaded.
    const draw = (screen: string, language: string) => execFileSync(process.execPath, [join(folder, 'draw.mjs'), screen, language], { encoding: 'utf8' });
    return Object.fromEntries(languages.flatMap(({ code }) => firstScreens.map((screen) => [`${screen} ${code}`, draw(screen, code)])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What comes when somebody goes there is not there yet. */
const withoutLaterScreens: Plugin = {
  name: 'without-later-screens',
  resolveDynamicImport: (name) => (typeof name === 'string' && name.endsWith('.svelte') ? { id: 'later', external: true } : null),
};

async function bundled(config: Parameters<typeof build>[0]): Promise<Rolldown.RolldownOutput['output']> {
  const made = await build({ configFile: false, logLevel: 'warn', ...config });
  if (Array.isArray(made) || !('output' in made)) throw new Error('One bundle was expected.');
  return made.output;
}

/** The files that come besides the program, by what they are for. */
function partsOf(bundle: Rolldown.OutputBundle): Record<string, string[]> {
  const others = languages.filter(({ code }) => code !== 'en').map(({ code }) => [code, filesOf(bundle, `src/lib/i18n/${code}.ts`)] as const);
  return { collections: filesOf(bundle, 'src/routes/Collections.svelte'), ...Object.fromEntries(others) };
}

/** What has to be loaded for a module, but for what the page loads anyway. */
function filesOf(bundle: Rolldown.OutputBundle, module: string): string[] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const first = chunks.find((one) => one.moduleIds.some((id) => id.endsWith(module)));
  if (!first) throw new Error(`Nothing was made of ${module}.`);
  const names = new Set([first.fileName]);
  for (const name of names) {
    for (const further of chunks.find((one) => one.fileName === name)?.imports ?? []) names.add(further);
  }
  const wanted = chunks.filter((one) => names.has(one.fileName) && !one.isEntry);
  return wanted.flatMap((one) => [one.fileName, ...(one.viteMetadata?.importedCss ?? [])]);
}
