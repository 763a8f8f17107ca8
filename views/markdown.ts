/** A statement in Markdown with TeX → HTML; raw HTML in it is shown as text. */
import { tex } from '@mdit/plugin-tex';
import MarkdownIt from 'markdown-it';
import { type Output, texToHtml } from './katex.ts';

const renderer = (output: Output): MarkdownIt =>
  new MarkdownIt({ html: false, linkify: false }).disable('image').use(tex, {
    render: (content: string, display: boolean) =>
      display
        ? `<div class="display">${texToHtml(content, true, output)}</div>`
        : texToHtml(content, false, output),
  });

const renderers = { htmlAndMathml: renderer('htmlAndMathml'), mathml: renderer('mathml') };

export const markdownToHtml = (markdown: string, output: Output = 'htmlAndMathml'): string =>
  renderers[output].render(markdown);
