/** A document → LaTeX that compiles with amsmath; its statement is read as Markdown. */
import { tex } from '@mdit/plugin-tex';
import MarkdownIt from 'markdown-it';
import { type Document, type DocumentStep, written } from '../src/explain/document.ts';
import { alignedRows } from '../src/explain/proof-tex.ts';

export function toLatex({ title, statement, source, says, givens, steps }: Document): string {
  return [
    '\\documentclass[fleqn]{article}',
    '\\usepackage[T1]{fontenc}',
    '\\usepackage[a4paper, margin=25mm]{geometry}',
    '\\usepackage{amsmath,amssymb}',
    '\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{1ex}',
    '\\allowdisplaybreaks',
    '\\begin{document}',
    `\\section*{${inline(title)}}`,
    renderer.render(statement).trim(),
    '',
    'Given:',
    ...givens.map(
      ({ tex: name, value, meaning }) =>
        `\\[ ${name} = ${value}${meaning ? ` \\qquad\\text{(${inline(meaning)})}` : ''} \\]`,
    ),
    ...(says === '' ? [] : [inline(says)]),
    ...written(steps, (part) => `\\subsection*{${inline(part)}}`, step),
    '',
    `\\bigskip Source: ${inline(source)}`,
    '\\end{document}',
    '',
  ].join('\n');
}

/** What is still to be done has room left below it. */
const step = ({ title, says, symbol, lines }: DocumentStep): string => {
  const heading = `\\paragraph{${inline(title)}}${says && ` ${inline(says)}`}`;
  return lines.length === 0
    ? `${heading}\n\\[ ${symbol} = \\]\n\\vspace{15mm}`
    : `${heading}\n\\begin{align*}\n${alignedRows(symbol, lines).join(' \\\\\n')}\n\\end{align*}`;
};

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\^{}',
  '~': '\\~{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};
/** Text whose special characters LaTeX would take for its own. */
const inText = (text: string): string =>
  text.replace(/[\\{}$&#^_~%<>]/g, (character) => SPECIAL[character] ?? `\\${character}`);

/** How each piece of Markdown is written; what is not here (links, headings, tables) stays as it was typed. */
const PIECES: Readonly<Record<string, string>> = {
  paragraph_open: '',
  paragraph_close: '\n\n',
  strong_open: '\\textbf{',
  strong_close: '}',
  em_open: '\\emph{',
  em_close: '}',
  bullet_list_open: '\\begin{itemize}\n',
  bullet_list_close: '\\end{itemize}\n\n',
  ordered_list_open: '\\begin{enumerate}\n',
  ordered_list_close: '\\end{enumerate}\n\n',
  list_item_open: '\\item ',
  list_item_close: '\n',
  softbreak: '\n',
  hardbreak: '\\\\\n',
};

const renderer = new MarkdownIt('zero')
  .enable(['emphasis', 'list', 'backticks', 'newline', 'escape'])
  .use(tex, {
    render: (content: string, display: boolean) => (display ? `\\[ ${content.trim()} \\]\n` : `$${content}$`),
  });
Object.assign(
  renderer.renderer.rules,
  Object.fromEntries(Object.entries(PIECES).map(([piece, written]) => [piece, () => written])),
);
renderer.renderer.rules.text = (tokens, i) => inText(tokens[i]!.content);
renderer.renderer.rules.code_inline = (tokens, i) => `\\texttt{${inText(tokens[i]!.content)}}`;

const inline = (text: string): string => renderer.renderInline(text.trim());
