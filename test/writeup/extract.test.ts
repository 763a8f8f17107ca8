import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/writeup/extract.ts';

type Row = readonly [title: string, document: string, found: readonly (readonly [string, number, string])[]];

const found = (document: string) =>
  extract(document).segments.map(({ kind, line, tex }) => [kind, line, tex]);
const code = (...lines: string[]): string => lines.map((line) => `    ${line}`).join('\n');

const MARKDOWN: readonly Row[] = [
  ['inline dollars', 'so $x = 1$ holds', [['inline', 1, 'x = 1']]],
  [
    'two on a line',
    '$a=1$ and $b=2$.',
    [
      ['inline', 1, 'a=1'],
      ['inline', 1, 'b=2'],
    ],
  ],
  [
    'two that touch',
    '$a$$b$',
    [
      ['inline', 1, 'a'],
      ['inline', 1, 'b'],
    ],
  ],
  ['over a line break', 'as $a\n= 1$ says', [['inline', 1, 'a\n= 1']]],
  ['money', 'It costs $5 and $10.', []],
  ['money that looks like a formula', 'from $5-$10 to $x$', [['inline', 1, 'x']]],
  ['money in a sentence', '$5 is what he paid for it$', []],
  ['money before a formula', 'for $5, where $n = 2$', [['inline', 1, 'n = 2']]],
  ['space inside one end', 'a $ b$ c $d $ e', []],
  ['space inside both ends of what is a formula', 'so $ w_1 = 2 $ is', [['inline', 1, 'w_1 = 2']]],
  ['no-break space directly inside', 'a $\u00a05 $ b', []],
  ['escaped dollars', 'pay \\$5 or \\$6, $x$', [['inline', 1, 'x']]],
  ['an escaped dollar inside', '$x = \\$5$', [['inline', 1, 'x = \\$5']]],
  ['an escaped backslash before a dollar', 'a \\\\$x$', [['inline', 1, 'x']]],
  ['a dollar within text', '$y \\text{ if $x$ } z$', [['inline', 1, 'y \\text{ if $x$ } z']]],
  [
    'a brace too many',
    'the $\\frac{1}{2$ and $b$',
    [
      ['inline', 1, '\\frac{1}{2'],
      ['inline', 1, 'b'],
    ],
  ],
  ['not over a blank line', 'a $x\n\ny$ b', []],
  ['not from one list item to the next', '- $a\n- b$', []],
  ['display', '$$x = 1$$', [['display', 1, 'x = 1']]],
  [
    'display in a line of text',
    'so $$x = 1$$ and $y$',
    [
      ['display', 1, 'x = 1'],
      ['inline', 1, 'y'],
    ],
  ],
  ['display over lines', 'a\n\n$$\nx = 1\n$$\n', [['display', 3, 'x = 1']]],
  [
    'display that ends in a line break of TeX',
    '$$\na &= b \\\\$$\n$c$',
    [
      ['display', 1, 'a &= b \\\\'],
      ['inline', 3, 'c'],
    ],
  ],
  ['display with an escaped dollar', '$$x = 5\\$$$ end', [['display', 1, 'x = 5\\$']]],
  [
    'display with inline mathematics in its text',
    '$$a \\text{ if $b$}$$',
    [['display', 1, 'a \\text{ if $b$}']],
  ],
  ['empty displays', '$$$$ and $$ $$ and $x$', [['inline', 1, 'x']]],
  [
    'blank lines inside',
    '$$\n\nx = 1\n\n$$\n\n$y$',
    [
      ['display', 1, 'x = 1'],
      ['inline', 7, 'y'],
    ],
  ],
  ['what would be a heading or a list inside', '$$\na\n==\n+ b\n$$', [['display', 1, 'a\n==\n+ b']]],
  [
    'in a list',
    '- one:\n  $$\n  x = 1\n  $$\n- $y$',
    [
      ['display', 2, 'x = 1'],
      ['inline', 5, 'y'],
    ],
  ],
  ['deep in a list', '1. one\n\n    $$x = 1$$\n', [['display', 3, 'x = 1']]],
  ['in a quote', '> so\n> $$\n> x = 1\n> $$\n', [['display', 2, 'x = 1']]],
  [
    'in two quotes',
    '> > $a = 1$\n> > and\n> >\n> > $$b$$',
    [
      ['inline', 1, 'a = 1'],
      ['display', 4, 'b'],
    ],
  ],
  [
    'round brackets',
    'so \\(x = 1\\), \\( y \\)',
    [
      ['inline', 1, 'x = 1'],
      ['inline', 1, 'y'],
    ],
  ],
  [
    'square brackets',
    '\\[ x = 1 \\]\n\\[\ny \\\\[2pt] z\n\\]',
    [
      ['display', 1, 'x = 1'],
      ['display', 2, 'y \\\\[2pt] z'],
    ],
  ],
  [
    'doubled backslashes',
    '\\\\(x = 1\\\\) and \\\\[y\\\\]',
    [
      ['inline', 1, 'x = 1'],
      ['display', 1, 'y'],
    ],
  ],
  [
    'fenced mathematics',
    'a\n```math\nx = 1\n```\n$y$',
    [
      ['display', 2, 'x = 1'],
      ['inline', 5, 'y'],
    ],
  ],
  ['fenced mathematics in a list', '- ~~~math\n  x = 1\n  ~~~\n', [['display', 1, 'x = 1']]],
  ['span and div', '<div class="$a$"><span>$x = 1$</span></div>', [['inline', 1, 'x = 1']]],
  [
    'a break',
    '$a$<br>$b$<br/>w = 0.5',
    [
      ['inline', 1, 'a'],
      ['inline', 1, 'b'],
      ['plain', 1, 'w = 0.5'],
    ],
  ],
  [
    'less and greater are no tag',
    '$a<b$ and $c>d$',
    [
      ['inline', 1, 'a<b'],
      ['inline', 1, 'c>d'],
    ],
  ],
  ['a comment', '<!-- $a$\n\n$b$ --> $c$', [['inline', 3, 'c']]],
  ['a comment without an end', '<!-- $a$', [['inline', 1, 'a']]],
  ['a link', '[t](u?a=$1$) ![[a $b]] [[note]] $c$', [['inline', 1, 'c']]],
  ['code in a line', 'the `$x$` and ``a ` $y$`` and $z$', [['inline', 1, 'z']]],
  ['a backtick alone', 'a ` b $x$', [['inline', 1, 'x']]],
  ['fenced code', '```\n$x$\n\n$$y$$\n```\n$z$', [['inline', 6, 'z']]],
  ['a fence inside a longer one', '````\n```\n$x$\n````\n$z$', [['inline', 5, 'z']]],
  ['a fence in a quote ends with it', '> ```\n> $x$\n\n$z$\n\n```\n```', [['inline', 4, 'z']]],
  ['indented code', `a\n\n${code('$x$', '', '$y$')}\n\n$z$`, [['inline', 7, 'z']]],
  ['dollars with backticks', 'so $`x = 1`$ and `y`', [['inline', 1, 'x = 1']]],
  ['indented text in a paragraph', 'a\n    $x$', [['inline', 2, 'x']]],
  [
    'a table',
    '| a | b |\n|---|---|\n| $|x|$ | $y$ |',
    [
      ['inline', 3, '|x|'],
      ['inline', 3, 'y'],
    ],
  ],
];

const ENVIRONMENTS: readonly Row[] = [
  ...[
    'equation',
    'align',
    'alignat',
    'gather',
    'multline',
    'eqnarray',
    'flalign',
    'split',
    'aligned',
    'cases',
  ].flatMap((name) =>
    [name, `${name}*`].map((each): Row => {
      const tex = `\\begin{${each}}\na &= 1 \\\\\nb &= 2\n\\end{${each}}`;
      return [
        each,
        `so\n${tex}\nand $c$`,
        [
          ['display', 2, tex],
          ['inline', 6, 'c'],
        ],
      ];
    }),
  ),
  [
    'inside dollars',
    '$$\n\\begin{split}\na &= 1\n\\end{split}\n$$',
    [['display', 1, '\\begin{split}\na &= 1\n\\end{split}']],
  ],
  [
    'inside one another',
    '\\begin{equation}\\begin{split}a\\end{split}\\end{equation}',
    [['display', 1, '\\begin{equation}\\begin{split}a\\end{split}\\end{equation}']],
  ],
  [
    'in itself',
    '\\begin{aligned}\\begin{aligned}a\\end{aligned}\\end{aligned}',
    [['display', 1, '\\begin{aligned}\\begin{aligned}a\\end{aligned}\\end{aligned}']],
  ],
  [
    'with a blank line',
    '\\begin{align}\na\n\n&= 1\n\\end{align}',
    [['display', 1, '\\begin{align}\na\n\n&= 1\n\\end{align}']],
  ],
  ['others are text', '\\begin{proof}$x$\\end{proof}', [['inline', 1, 'x']]],
];

const latex = (body: string): string =>
  `\\documentclass{article}\n\\begin{document}\n${body}\n\\end{document}\n$n$`;

const LATEX: readonly Row[] = [
  [
    'spaces and digits around dollars',
    latex('$ x = 1 $2, $y$3'),
    [
      ['inline', 3, 'x = 1'],
      ['inline', 3, 'y'],
    ],
  ],
  [
    'comments',
    latex('% $a$\n$b$ % $c$\n50\\% $d$'),
    [
      ['inline', 4, 'b'],
      ['inline', 5, 'd'],
    ],
  ],
  ['a comment in a display', latex('\\[ x % \\]\n= 1 \\]'), [['display', 3, 'x % \\]\n= 1']]],
  [
    'a comment in an environment',
    latex('\\begin{align}\na % \\end{align}\n\\end{align}'),
    [['display', 3, '\\begin{align}\na % \\end{align}\n\\end{align}']],
  ],
  [
    'quotation marks are no code',
    latex("``a'' $x$ `b' $y$"),
    [
      ['inline', 3, 'x'],
      ['inline', 3, 'y'],
    ],
  ],
  ['indentation is no code', latex('\n    $x$'), [['inline', 4, 'x']]],
  ['verbatim', latex('\\begin{verbatim}\n$a$\n\n\\[b\\]\n\\end{verbatim}\n$c$'), [['inline', 8, 'c']]],
  ['lstlisting', latex('\\begin{lstlisting}[language=C]\nx = 1\n$a$\n\\end{lstlisting}'), []],
  ['minted', latex('\\begin{minted}{python}\nx = 1\n$a$\n\\end{minted}'), []],
  ['verb and addresses', latex('\\verb|$a$| \\url{x.y/50%20} $b$'), [['inline', 3, 'b']]],
  [
    'only definitions count in a preamble',
    '\\documentclass{a}\n$p$\n\\begin{document}$x$\\end{document}',
    [['inline', 3, 'x']],
  ],
  [
    'definitions hold no mathematics',
    '\\newcommand{\\a}{$x$}\\def\\b#1{$$y$$} \\newenvironment{e}{\\begin{align}}{\\end{align}} $z$',
    [['inline', 1, 'z']],
  ],
  ['definitions within mathematics', '$$\\newcommand{\\R}{x = 1}$$ $z$', [['inline', 1, 'z']]],
  ['a fragment', '\\section{A}\n$ x $ % $y$', [['inline', 2, 'x']]],
  [
    'LaTeX shown in Markdown is Markdown',
    '# A\n```latex\n\\documentclass{a}\n$a$\n```\n50% $x$',
    [['inline', 6, 'x']],
  ],
];

const PLAIN: readonly Row[] = [
  ['a paragraph', 'w1 = 0.4 - 0.5 * 0.08 = 0.36', [['plain', 1, 'w1 = 0.4 - 0.5 * 0.08 = 0.36']]],
  ['Unicode', 'θ₁ ≈ θ₀ − η·g', [['plain', 1, 'θ₁ ≈ θ₀ − η·g']]],
  [
    'every relation',
    'a ~= 0.3\nb := 2\nc ← 3\nd <- 4\ne ≈ 5',
    [
      ['plain', 1, 'a ~= 0.3'],
      ['plain', 2, 'b := 2'],
      ['plain', 3, 'c ← 3'],
      ['plain', 4, 'd <- 4'],
      ['plain', 5, 'e ≈ 5'],
    ],
  ],
  ['indices', 'v_t = mu*v_{t-1} + g_t', [['plain', 1, 'v_t = mu*v_{t-1} + g_t']]],
  ['a matrix', 'A = [[1, 2], [3, 4]]', [['plain', 1, 'A = [[1, 2], [3, 4]]']]],
  [
    'going on',
    'w1 = 0.4 - 0.04\n   = 0.36',
    [
      ['plain', 1, 'w1 = 0.4 - 0.04'],
      ['plain', 2, '= 0.36'],
    ],
  ],
  ['going on from nothing', 'the weight\n= 0.36', []],
  [
    'a list',
    '- w1 = 0.36\n- w2 = 0.5.\n1. b = 2\n(a) c = 3',
    [
      ['plain', 1, 'w1 = 0.36'],
      ['plain', 2, 'w2 = 0.5'],
      ['plain', 3, 'b = 2'],
      ['plain', 4, 'c = 3'],
    ],
  ],
  ['a minus or a list', '- 3 + 5 = 2', []],
  [
    'a label',
    'Step 1: w1 = 0.36\n**Loss:** L = 2',
    [
      ['plain', 1, 'w1 = 0.36'],
      ['plain', 2, 'L = 2'],
    ],
  ],
  ['bold', '**w1 = 0.36**', [['plain', 1, 'w1 = 0.36']]],
  [
    'words that lead to it',
    'So we get w1 = 0.36.\nThe loss is L = 2',
    [
      ['plain', 1, 'w1 = 0.36'],
      ['plain', 2, 'L = 2'],
    ],
  ],
  ['words behind a comma', 'L = 0.5 * 4 = 2, which is less than before', [['plain', 1, 'L = 0.5 * 4 = 2']]],
  [
    'a name of words, computed',
    'new weight = 0.4 - 0.04 = 0.36',
    [['plain', 1, 'new weight = 0.4 - 0.04 = 0.36']],
  ],
  ['several', 'β = 0.9, α = 0.1', [['plain', 1, 'β = 0.9, α = 0.1']]],
  ['an event', 'P(X = 1) = 0.3', [['plain', 1, 'P(X = 1) = 0.3']]],
  ['norms', '||g|| = 5', [['plain', 1, '||g|| = 5']]],
  [
    'tags part what is plain',
    '<p>a = 1<br>b = 2</p>',
    [
      ['plain', 1, 'a = 1'],
      ['plain', 1, 'b = 2'],
    ],
  ],
  ['in a quote', '> w = 0.5', [['plain', 1, 'w = 0.5']]],
  [
    'in a code block',
    '```\nw1 = 0.4 - 0.04 = 0.36   # fine\nand so on\n# b = 2\n```',
    [
      ['plain', 2, 'w1 = 0.4 - 0.04 = 0.36'],
      ['plain', 4, 'b = 2'],
    ],
  ],
  ['in indented code', `a\n\n${code('w₁ = 0.5', 'x')}`, [['plain', 3, 'w₁ = 0.5']]],
  ['in code in a line', 'so `w = 0.5` here', [['plain', 1, 'w = 0.5']]],
  ['in verbatim', latex('\\begin{verbatim}\nw = 0.5\n\\end{verbatim}'), [['plain', 4, 'w = 0.5']]],
  [
    'in a table',
    'a | b\n-- | --\nw1 = 0.36 | $x$\nx | w2 = 0.5',
    [
      ['plain', 3, 'w1 = 0.36'],
      ['inline', 3, 'x'],
      ['plain', 4, 'w2 = 0.5'],
    ],
  ],
  [
    'a chain in a program',
    '```\ndef f(x=1):\nw = 0.5\nv = 0.4 - 0.04 = 0.36\n```',
    [['plain', 4, 'v = 0.4 - 0.04 = 0.36']],
  ],
  ['in LaTeX', latex('w = 0.5\n\nleft=2cm,'), [['plain', 3, 'w = 0.5']]],
];

const NOT_PLAIN: readonly string[] = [
  'def f(x=1):',
  'if a == b',
  'x += 1',
  'https://example.org/?a=1&b=2',
  'see example.org?id=3',
  'key="value 1"',
  'width=300 height=200',
  'python train.py --lr=0.1',
  '--epochs=3',
  'model = Dense(units=64)',
  'w = np.zeros(3)',
  'const a = 1',
  'for i = 1 to 3',
  'f = (x) => x + 1',
  'i = i + 1',
  'q = 7 // 2',
  'v_prev = v',
  'name = other',
  'w1 =',
  'w1 = = 2',
  'f(x) = 1)',
  '\\alpha = 0.1',
  'The result of all this is that the model = 3 layers deep',
  'batch size = 32',
  'Week 3 = 10',
  '2022-11-15 = today',
  'x = 5 apples and many pears',
  'the sum of 3 and 4 = 7',
  'if w = 0.5 then b = 2',
  'y = “5”',
  'x <= 3',
];

const HALVES: readonly Row[] = [
  ['a line that breaks off', 'w1 = 0.4 -\n0.04 = 0.36', []],
  ['a line that goes on below', '5 = 2\n+ 3', []],
  ['a sentence over two lines', 'the total of the values 0.3 and\n0.4 = 0.7 is right', []],
  ['a matrix over two lines', 'A = [[1, 2],\n[3, 4]]', []],
  ['beside mathematics', 'so $x$ = 3', [['inline', 1, 'x']]],
  ['with lowered letters', 'w<sub>1</sub> = 0.36', []],
  ['with a link', '[w](u) = 0.36', []],
  ['in a language', '```python\nw = 0.5\n```', []],
  ['a statement of a program', '```\nx = 3;\n```', []],
  ['in a heading', '## w = 0.5', []],
  ['in a comment', '<!--\nw = 0.5\n-->', []],
];

describe.each([
  ['Markdown', MARKDOWN],
  ['environments', ENVIRONMENTS],
  ['LaTeX', LATEX],
  ['plain', PLAIN],
  ['no whole plain equation', HALVES],
])('%s', (_, rows) => {
  it.each(rows)('%s', (_, document, expected) => {
    expect(found(document)).toEqual(expected);
  });
});

describe('not plain', () => {
  it.each(NOT_PLAIN)('%s', (line) => {
    expect(found(line)).toEqual([]);
    expect(found(`\`\`\`\n${line}\n\`\`\``)).toEqual([]);
  });
});

describe('line breaks', () => {
  const document = '\ufeff# A\n\n$a$\n\n$$\nb\n$$\n\n```\nc = 1\n```\n> $d$\n\n\t$e$\n$f$';
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('%s', (_, end) => {
    expect(found(document.replaceAll('\n', end))).toEqual([
      ['inline', 3, 'a'],
      ['display', 5, 'b'],
      ['plain', 10, 'c = 1'],
      ['inline', 12, 'd'],
      ['inline', 15, 'f'],
    ]);
  });
  it('a document that is indented as a whole is no code', () => {
    expect(found('    $x$\n\n    $y$')).toEqual([
      ['inline', 1, 'x'],
      ['inline', 3, 'y'],
    ]);
  });
  it('a byte order mark hides no heading', () => {
    expect(extract('\ufeff# A\n$a$').segments[0]).toMatchObject({ section: 1, at: 6 });
  });
  it('no-break spaces make a line blank', () => {
    expect(found('$$ a\n\u00a0\n$b$')).toEqual([['inline', 3, 'b']]);
  });
});

describe('sections', () => {
  it.each([
    ['none', '$a$ $b$', [0, 0]],
    ['hashes', '$a$\n# A\n$b$\n## B $c$\n#d $e$', [0, 1, 2, 2]],
    ['underlines', '$a$\n\nA $b$\n===\n$c$\n\nB\n---\n\n$d$', [0, 1, 1, 2]],
    ['a rule is no underline', '$a$\n\n---\n\n$b$', [0, 0]],
    ['an underline within mathematics', '$$\na\n==\n$$\n$b$', [0, 0]],
    ['HTML', '<h2>A</h2> $a$', [1]],
    [
      'LaTeX',
      latex('\\section{A} $a$ \\subsection*{B} $b$ \\paragraph{C} $c$ % \\section{D}\n$d$'),
      [1, 2, 3, 3],
    ],
    ['in code', '```\n# a\n```\n$a$', [0]],
  ])('%s', (_, document, expected) => {
    expect(extract(document).segments.map(({ section }) => section)).toEqual(expected);
  });
});

describe('environment and label', () => {
  it.each([
    ['$a$', null, null],
    ['\\begin{align*} a \\end{align*}', 'align*', null],
    ['$$ \\begin{aligned} a \\end{aligned} $$', 'aligned', null],
    ['$$ \\begin{aligned} a \\end{aligned}, \\tag{3} $$', 'aligned', null],
    ['$$ x = \\begin{cases} a \\end{cases} $$', null, null],
    ['$$ \\begin{bmatrix} a \\end{bmatrix} = \\begin{bmatrix} b \\end{bmatrix} $$', null, null],
    ['\\begin{equation}\\label{eq:a} a \\end{equation}', 'equation', 'eq:a'],
    ['$$ a \\label{one} $$', null, 'one'],
  ])('%s', (document, environment, label) => {
    expect(extract(document).segments[0]).toMatchObject({ environment, label });
  });
});

describe('clean', () => {
  it.each([
    ['as it is', '$a = 1$', 'a = 1'],
    ['quote marks', '> $$\n> a\n> > b\n> $$', 'a\n  > b'],
    ['comments', latex('\\[ a % b\n= 1 \\]'), 'a    \n= 1'],
    ['percent in Markdown', '$50% = 0.5$', '50% = 0.5'],
    ['labels', '$$ a \\label{b} = 1 $$', 'a           = 1'],
    ['definitions', '$$ \\def\\a{b} c $$', '          c'],
    ['emphasis', '**w** = 0.4 - 0.04 = *0.36*!', 'w   = 0.4 - 0.04 = *0.36*!'],
    ['escapes', 'w = 0.5 \\* 0.08', 'w = 0.5  * 0.08'],
    ['other environments', '\\begin{eqnarray*}a\\end{eqnarray*}', '\\begin{align*}   a\\end{align*}'],
    ['mere wrappers', '\\begin{math}a\\end{math}', '            a'],
  ])('%s', (_, document, expected) => {
    const { tex, clean } = extract(document).segments[0]!;
    expect(clean.trimEnd()).toBe(expected);
    expect(clean).toHaveLength(tex.length);
  });
});

describe('macros', () => {
  it.each([
    ['\\newcommand{\\R}{\\mathbb{R}}', { '\\R': '\\mathbb{R}' }],
    ['\\newcommand\\R{\\mathbb R} \\renewcommand*{\\R}{R}', { '\\R': 'R' }],
    ['\\def\\x{1} \\let\\y=\\x \\let\\z\\y', { '\\x': '1', '\\y': '\\x', '\\z': '\\y' }],
    ['\\DeclareMathOperator{\\relu}{ReLU}', { '\\relu': '\\operatorname{ReLU}' }],
    ['\\newcommand{\\vv}[1]{\\mathbf{#1}} \\def\\w#1{(#1)}', { '\\vv': '\\mathbf{#1}', '\\w': '(#1)' }],
    [
      '\\newcommand{\\a}[1]{#1#1} \\newcommand{\\b}[2]{#1} \\newcommand{\\c}[1][x]{#1} \\def\\d#1,#2{#1#2}',
      {},
    ],
    ['$$ \\newcommand{\\R}{r} $$', { '\\R': 'r' }],
    [latex('% \\def\\x{1}\n\\begin{verbatim}\n\\def\\y{1}\n\\end{verbatim}'), {}],
    ['\\documentclass{a}\n\\def\\x{1}\n\\begin{document}\\end{document}', { '\\x': '1' }],
    ['\\def\\a{\\a}', { '\\a': '\\a' }],
    ['`\\def\\x{1}`', {}],
  ])('%s', (document, expected) => {
    expect(Object.fromEntries(extract(document).macros)).toEqual(expected);
  });
});

describe('unfinished', () => {
  it.each([
    ['$$', 'a\n$$ x = 1\nb $c$\n\n$d$', [['unclosed-math', 2, '$$ x = 1']], ['d']],
    [
      '$$ before one that closes',
      '$$ x = 1\n\n$$ y $$\n\n$d$',
      [['unclosed-math', 1, '$$ x = 1']],
      ['y', 'd'],
    ],
    ['$$ before prose', '$$\nx = 1\n\nThis is text.\n\n$$y$$', [['unclosed-math', 1, '$$']], ['y']],
    ['$$ before a heading', '$$ x\n# A\n$d$', [['unclosed-math', 1, '$$ x']], ['d']],
    ['\\[', '\\[ x\n\n$d$', [['unclosed-math', 1, '\\[ x']], ['d']],
    ['\\[ before another', '\\[ x \\[ y \\]', [['unclosed-math', 1, '\\[ x \\[ y \\]']], ['y']],
    ['\\(', 'a \\( x $d$', [['unclosed-math', 1, '\\( x $d$']], ['d']],
    ['$ in LaTeX', latex('a $x\n\n$d$'), [['unclosed-math', 3, '$x']], ['d']],
    ['an environment', '\\begin{align} x\n\n$d$', [['unclosed-environment', 1, '\\begin{align} x']], ['d']],
    [
      'an environment before another',
      '\\begin{align} x\n\\begin{gather}y\\end{gather}',
      [['unclosed-environment', 1, '\\begin{align} x']],
      ['\\begin{gather}y\\end{gather}'],
    ],
    [
      'an environment closed as another',
      '\\begin{align} x \\end{align*}\n\n$d$',
      [['unclosed-environment', 1, '\\begin{align} x \\end{align*}']],
      ['d'],
    ],
    ['verbatim', latex('\\begin{verbatim}\n$d$'), [['unclosed-environment', 3, '\\begin{verbatim}']], ['d']],
    ['a fence', '```\n$a$\n\n$d$', [['unclosed-fence', 1, '```']], ['d']],
    [
      'a definition',
      '\\newcommand{\\a}{ $b$\n\n$d$',
      [['unclosed-math', 1, '\\newcommand{\\a}{ $b$']],
      ['d'],
    ],
    ['a NUL', '$a$\n\0', [['binary', 2, '\0']], []],
    ['control characters', `$a$\n${'\x01\x02'.repeat(9)}`, [['binary', 2, '\x01\x02'.repeat(9)]], []],
  ])('%s', (_, document, unfinished, rest) => {
    const got = extract(document);
    expect(got.unfinished.map(({ what, line, piece }) => [what, line, piece])).toEqual(unfinished);
    expect(got.segments.map(({ tex }) => tex)).toEqual(rest);
  });
  it('letters of another encoding are no reason to stop', () => {
    expect(found(`${'f\ufffdr die ganze L\ufffdnge des Weges '.repeat(20)}$a$`)).toEqual([
      ['inline', 1, 'a'],
    ]);
  });
  it('at most 20,000 segments', () => {
    const { segments, unfinished } = extract('$a$ '.repeat(20_001));
    expect(segments).toHaveLength(20_000);
    expect(unfinished).toMatchObject([{ what: 'too-many', at: 80_001 }]);
    expect(extract('$a$ '.repeat(20_000)).unfinished).toEqual([]);
    expect(extract('a = 1\n\n'.repeat(20_001)).unfinished).toMatchObject([{ what: 'too-many' }]);
  });
});

const SHARDS = [
  '$',
  '$$',
  '\\',
  '\\[',
  '\\]',
  '\\(',
  '\\)',
  '\\begin{align}',
  '\\end{align}',
  '\\begin{cases}',
  '\\end{cases}',
  '\\begin{verbatim}',
  '\\end{verbatim}',
  '\\begin{document}',
  '\\documentclass',
  '\\newcommand{\\a}',
  '\\def\\a',
  '\\let',
  '\\label{a}',
  '\\section{A}',
  '{',
  '}',
  '`',
  '```',
  '~~~',
  '```math',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '\n    ',
  '\n> ',
  '\n- ',
  '\n# ',
  '\n|-|-|\n',
  '|',
  '%',
  '<',
  '<!--',
  '-->',
  '<br>',
  '[',
  ']',
  '[[',
  ']]',
  '](',
  'x = 1',
  'w1',
  ' = ',
  '0.5',
  ' and ',
  'a',
  '\ufeff',
  '\u00a0',
  '\t',
  '≈',
  '𝔼',
  '\ud835',
  '\u2028',
  '"',
  ':',
  '*',
  '**',
];
const documents = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...SHARDS), { maxLength: 60 }).map((shards) => shards.join('')),
);

describe('any text', () => {
  it('is read, and every piece stands where it says', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const { segments, unfinished } = extract(text);
        let before = -1;
        for (const { tex, at, line, clean } of segments) {
          expect(text.slice(at, at + tex.length)).toBe(tex);
          expect(clean).toHaveLength(tex.length);
          expect(tex.trim()).toBe(tex);
          expect(at).toBeGreaterThan(before);
          expect(line).toBeLessThanOrEqual(text.slice(0, at).split(/\r\n?|\n/).length);
          before = at + tex.length - 1;
        }
        for (const { at, piece } of unfinished) expect(text.startsWith(piece, at)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('behind a paragraph of prose all means the same', () => {
  it.each([...MARKDOWN, ...ENVIRONMENTS, ...PLAIN].filter(([, text]) => !text.includes('\\documentclass')))(
    '%s',
    (_, document, expected) => {
      const moved = expected.map(([kind, line, tex]) => [kind, line + 2, tex]);
      expect(found(`Some words first.\n\n${document}`)).toEqual(moved);
    },
  );
});

describe('time grows with length, not faster', () => {
  const time = (text: string): number => {
    const runs = [1, 2].map(() => {
      const start = process.cpuUsage().user;
      extract(text);
      return process.cpuUsage().user - start;
    });
    return Math.min(...runs);
  };
  it.each([
    '$',
    '${',
    '$$ a\n\n',
    '\\begin{',
    '\\begin{align}',
    '\\begin{align}\n\n',
    '```',
    '```a\n',
    '[',
    '[[',
    '\\[',
    '\\[\n\n',
    '\\(',
    '<a',
    '<!--',
    '<!--\n\n',
    '`',
    '`a',
    '` `` ``` ',
    '|',
    '\\newcommand{\\a}{',
    '\\label{',
    '> ',
    ' ',
    '\n',
    'a\n\n',
    'a = 1\n',
    '(a=',
    '% \n',
    '\\verb',
  ])('%j', (shard) => {
    const long = (length: number): string => shard.repeat(length / shard.length);
    time(long(9_000));
    const [short, tall] = [time(long(30_000)), time(long(480_000))];
    // Sixteen times the length: a square would take 256 times as long.
    expect(tall).toBeLessThan(64 * Math.max(short, 3000));
  });
});
