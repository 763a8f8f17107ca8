/** A formula in the page, inline or on its own line; long ones scroll in themselves. */
import type { TexPhrase } from '../src/explain/marked-page.ts';
import { texToHtml } from './katex.ts';

export function Tex({ tex }: { readonly tex: string }) {
  return <span class="tex" dangerouslySetInnerHTML={{ __html: texToHtml(tex) }} />;
}

export function Display({ tex }: { readonly tex: string }) {
  return <div class="display" dangerouslySetInnerHTML={{ __html: texToHtml(tex, true) }} />;
}

/** A sentence with formulas in it. */
export function Words({ phrase }: { readonly phrase: TexPhrase }) {
  return <p>{phrase.map((piece) => (typeof piece === 'string' ? piece : <Tex tex={piece.tex} />))}</p>;
}
