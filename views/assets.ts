/** Where styles and fonts lie: served from there, or put inside a file that needs no server. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { resolve } = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));

/** Ours, found from views/ and from dist/views/ alike. */
export const ASSETS = [join(here, '../assets'), join(here, '../../assets')].find(existsSync) ?? 'assets';
/** Our scripts, compiled from browser/. */
export const SCRIPTS =
  [join(here, '../browser'), join(here, '../dist/browser')].find((folder) =>
    existsSync(join(folder, 'worksheet.js')),
  ) ?? 'dist/browser';
export const KATEX = join(dirname(resolve('katex/package.json')), 'dist');
/** One file; the fonts that it needs are KaTeX's. */
export const MATHLIVE = join(dirname(resolve('mathlive')), 'mathlive.min.mjs');

const FACE = /@font-face\{[^}]*?font-family:"?(\w+)[^}]*?url\((fonts\/[^)]+\.woff2)\)[^}]*\}/g;
const STYLED = /([^{}]+)\{[^}]*font-family:"?(\w+)[^}]*\}/g;
/** The family of plain text. */
const MAIN = 'KaTeX_Main';

/** All that a body needs to look right without a server: the styles, with the fonts that it uses inside. */
export function stylesFor(body: string): string {
  const katex = readFileSync(join(KATEX, 'katex.min.css'), 'utf8');
  const families = familiesIn(body, katex);
  const inside = katex.replace(FACE, (face, family: string, font: string) =>
    families.has(family) ? face.replace(/src:[^}]+/, `src:url(${inData(font)}) format("woff2")`) : '',
  );
  return `${inside}\n${readFileSync(join(ASSETS, 'paper.css'), 'utf8')}`;
}

const inData = (font: string): string =>
  `data:font/woff2;base64,${readFileSync(join(KATEX, font)).toString('base64')}`;

/** The font families that a stylesheet gives to classes of the body. */
function familiesIn(body: string, css: string): ReadonlySet<string> {
  const classes = new Set([...body.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names!.split(' ')));
  const applies = (selector: string): boolean =>
    [...selector.matchAll(/\.([\w-]+)/g)].every(([, name]) => classes.has(name!));
  const used = [...css.matchAll(STYLED)].filter(
    ([, selectors]) => selectors !== '@font-face' && selectors!.split(',').some(applies),
  );
  return new Set([MAIN, ...used.map(([, , family]) => family!)]);
}
