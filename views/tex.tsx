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
export function Words({ phrase, kind }: { readonly phrase: TexPhrase; readonly kind?: string }) {
  return (
    <p class={kind}>{phrase.map((piece) => (typeof piece === 'string' ? piece : <Named {...piece} />))}</p>
  );
}

/** A formula, and the way to the step that it names. */
export function Named({ tex, step }: Exclude<TexPhrase[number], string>) {
  return step === undefined ? (
    <Tex tex={tex} />
  ) : (
    <a href={`#step-${step}`} aria-label={step}>
      <Tex tex={tex} />
    </a>
  );
}
