/** A statement in Markdown with TeX → HTML; raw HTML in it is shown as text. */
import { tex } from '@mdit/plugin-tex';
import MarkdownIt from 'markdown-it';
import { texToHtml } from './katex.ts';

const renderer = new MarkdownIt({ html: false, linkify: false }).disable('image').use(tex, {
  render: (content: string, display: boolean) =>
    display ? `<div class="display">${texToHtml(content, true)}</div>` : texToHtml(content),
});

export const markdownToHtml = (markdown: string): string => renderer.render(markdown);
