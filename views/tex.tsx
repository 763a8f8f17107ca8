/** A formula in the page, inline or on its own line; long ones scroll in themselves. */
import { texToHtml } from './katex.ts';

export function Tex({ tex }: { readonly tex: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own output, which escapes its input
  return <span class="tex" dangerouslySetInnerHTML={{ __html: texToHtml(tex) }} />;
}

export function Display({ tex }: { readonly tex: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own output, which escapes its input
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a long formula scrolls, and a keyboard must reach it
  return <div class="display" tabIndex={0} role="group" aria-label="formula" dangerouslySetInnerHTML={{ __html: texToHtml(tex, true) }} />;
}
