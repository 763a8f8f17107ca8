/** A statement in Markdown with TeX → HTML; raw HTML in it is shown as text. */
import { tex } from '@mdit/plugin-tex';
import MarkdownIt from 'markdown-it';
import { texToHtml } from './katex.ts';

const renderer = new MarkdownIt({ html: false, linkify: false }).disable('image').use(tex, {
  render: (content: string, display: boolean) =>
    display ? `<div class="display">${texToHtml(content, true)}</div>` : texToHtml(content),
});

/** A formula of so many characters has room on the narrowest line. */
const SHORT = 30;

/** What closes a sentence is not left alone on the next line by a short formula before it. */
renderer.core.ruler.push('unbroken', ({ tokens }) => {
  for (const { children } of tokens)
    children?.forEach((token, i) => {
      const next = children[i + 1];
      const closing = next?.type === 'text' ? (/^[.,;:!?)]+/.exec(next.content)?.[0] ?? '') : '';
      if (token.type !== 'math_inline' || token.content.length > SHORT || !next || closing === '') return;
      token.meta = closing;
      next.content = next.content.slice(closing.length);
    });
});
const typeset = renderer.renderer.rules.math_inline!;
renderer.renderer.rules.math_inline = (tokens, i, ...others) => {
  const formula = typeset(tokens, i, ...others);
  const { meta: closing } = tokens[i]!;
  return closing ? `<span class="unbroken">${formula}${closing}</span>` : formula;
};

export const markdownToHtml = (markdown: string): string => renderer.render(markdown);
