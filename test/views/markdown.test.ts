/** A statement's formulas and the signs that close them. */
import { expect, it } from 'vitest';
import { markdownToHtml } from '../../views/markdown.ts';

const LONG = '$a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7$';

it.each([
  ['a full stop', 'at $w$. Next', '</span>.</span> Next'],
  ['a bracket and a full stop', '(at $w$). Next', '</span>).</span> Next'],
  ['a letter', 'the $n$th', '</span>th'],
  ['what is no text', '$w$ *and*', '</span> <em>'],
  ['after a formula that may have to break', `${LONG}. Next`, '</span>. Next'],
])('%s', (_, markdown, html) => {
  expect(markdownToHtml(markdown)).toContain(html);
  expect(markdownToHtml(markdown).includes('unbroken')).toBe(html.includes('.</span>'));
});
