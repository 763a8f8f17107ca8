/** A formula in the page, inline or on its own line; long ones scroll in themselves. */
import type { TexPhrase } from '../src/explain/marked-page.ts';
import { texToHtml } from './katex.ts';

export function Tex({ tex }: { readonly tex: string }) {
  return <span class="tex" dangerouslySetInnerHTML={{ __html: texToHtml(tex) }} />;
}

export function Display({ tex }: { readonly tex: string }) {
  return <div class="display" dangerouslySetInnerHTML={{ __html: texToHtml(tex, true) }} />;
}

interface WordsProps {
  readonly phrase: TexPhrase;
  readonly kind?: string;
  /** Whether a step is on this page; what is said of another leads nowhere. */
  readonly isHere?: (step: string) => boolean;
}

/** A sentence with formulas in it, and ways to steps. */
export function Words({ phrase, kind, isHere = () => true }: WordsProps) {
  return (
    <p class={kind}>
      {phrase.map((piece) => {
        if (typeof piece === 'string') return piece;
        if ('tex' in piece) return <Tex tex={piece.tex} />;
        return isHere(piece.step) ? <a href={`#step-${piece.step}`}>{piece.words}</a> : piece.words;
      })}
    </p>
  );
}
