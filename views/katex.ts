/** LaTeX → HTML with MathML beside it; the one file that calls KaTeX. What cannot be typeset is shown as it was written. */
import katex, { type KatexOptions } from 'katex';
import { LRUCache } from 'lru-cache';

export const MOST_EXPANDED = 200;
const OPTIONS = { trust: false, strict: 'ignore', maxSize: 20, maxExpand: MOST_EXPANDED } as const;
export const LONGEST_TEX = 20_000;

/** Typesetting costs more than marking, and the same formulas come again: kept by their source. */
const typeset = new LRUCache<string, string>({
  maxSize: 30_000_000,
  sizeCalculation: (html, key) => html.length + key.length,
});

/** @example texToHtml('v^{(1)}') opens with <span class="katex"> */
export function texToHtml(tex: string, display = false): string {
  const key = `${display ? '$$' : '$'}${tex}`;
  const known = typeset.get(key);
  if (known !== undefined) return known;
  const html = render(tex, display);
  typeset.set(key, html);
  return html;
}

function render(tex: string, display: boolean): string {
  try {
    if (tex.length > LONGEST_TEX) return asWritten(tex);
    return typesetQuietly(tex, { displayMode: display });
  } catch {
    return asWritten(tex);
  }
}

/** KaTeX tells the console of every character that its fonts lack: what a student wrote would stand in the log. */
function typesetQuietly(tex: string, more: KatexOptions = {}): string {
  const { warn } = console;
  console.warn = () => {};
  try {
    return katex.renderToString(tex, { ...OPTIONS, ...more, throwOnError: true });
  } finally {
    console.warn = warn;
  }
}

/** Why a LaTeX string cannot be typeset, or null. */
export function whyNot(tex: string): string | null {
  if (tex.length > LONGEST_TEX) return `it is longer than ${LONGEST_TEX} characters`;
  try {
    typesetQuietly(tex);
    return null;
  } catch (error) {
    const { message, rawMessage = message } = error as Error & { readonly rawMessage?: string };
    return rawMessage;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);
const asWritten = (tex: string): string => `<code class="untypeset">${escaped(tex)}</code>`;
