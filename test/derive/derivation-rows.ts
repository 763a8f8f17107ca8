/** The truth table of derivations: line → verdict → reason, decided by mathematics and the promise, never by the code. */

export interface DerivationRow {
  /** One of the small problems below. */
  readonly setting: string;
  /** The step answered: an ask's id, `base` or `step`. */
  readonly step: string;
  /** The row is about the last line (of several `=` in it, about what follows the last); those before are context. */
  readonly lines: readonly string[];
  readonly verdict: 'holds' | 'fails' | 'circular' | 'unreadable';
  readonly by?: 'algebra' | 'definition' | 'hypothesis' | 'given';
  /** Recurrence and hypothesis in one line. */
  readonly big?: true;
  /** The student's other answers, by step. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly why: string;
}

export interface DerivationSection {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly DerivationRow[];
}

/** The first line is its title. */
function setting(text: string): string {
  const [title, ...rest] = text.split('\n');
  const head = [`title: ${title}`, 'source: The truth table of derivations', `statement: ${title}.`];
  return [...head, ...rest].join('\n');
}

/** The problems the rows are about, each a problem file. */
export const SETTINGS: Readonly<Record<string, string>> = {
  bias: setting(`Bias correction with a constant gradient
free: { rho: between 0 and 1, g: number, n: whole from 1 }
define:
  - { define: 's[n]', rule: 'rho*s[n-1] + (1-rho)*g', from: 1 }
  - { define: 'shat[n]', rule: 's[n]/(1-rho^n)', from: 1 }
given: ['s[0] = 0']
ask:
  - { ask: 's[1]', lines: ['rho*s[0] + (1-rho)*g', (1-rho)*g] }
  - { ask: 's[2]', lines: ['rho*s[1] + (1-rho)*g', g*(1-rho^2)] }
  - { ask: 's[3]', lines: ['rho*s[2] + (1-rho)*g', g*(1-rho^3)] }
  - { ask: 'shat[1]', lines: ['s[1]/(1-rho)', g] }
  - { ask: 'shat[2]', lines: ['s[2]/(1-rho^2)', g] }
  - induction: s[n] = g*(1-rho^n)
    from: 1
    base: ['rho*s[0] + (1-rho)*g', g*(1-rho^1)]
    step: ['rho*s[n] + (1-rho)*g', rho*g*(1-rho^n) + (1-rho)*g, g*(1-rho^(n+1))]`),
  average: setting(`A running average, its first terms
free: { beta: between 0 and 1, g: sequence, t: whole from 1, k: whole from 1 to t }
define: [{ define: 'm[t]', rule: 'beta*m[t-1] + (1-beta)*g[t]', from: 1 }]
given: ['m[0] = 0']
ask:
  - { ask: 'm[1]', lines: ['(1-beta)*g[1]'] }
  - { ask: 'm[2]', lines: ['(1-beta)*(beta*g[1] + g[2])'] }
  - { ask: weight, about: the factor of $g_k$ in $m_t$, lines: [(1-beta)*beta^(t-k)] }`),
  later: setting(`A running average unrolled
free: { beta: between 0 and 1, g: sequence, t: whole from 1, n: whole from 1 }
define: [{ define: 'm[t]', rule: 'beta*m[t-1] + (1-beta)*g[t]', from: 1 }]
given: ['m[0] = 0']
ask:
  - { ask: closed, of: 'm[t]', lines: ['(1-beta)*sum(beta^(t-j)*g[j], j, 1, t)'] }
  - { ask: total, of: 'sum((1-beta)*beta^(t-j), j, 1, t)', lines: [1-beta^t] }
  - { ask: two, of: 'm[t+2]', lines: ['beta*(beta*m[t] + (1-beta)*g[t+1]) + (1-beta)*g[t+2]'] }
  - { ask: three, of: 'm[t+3]', lines: ['beta*m[t+2] + (1-beta)*g[t+3]'] }
  - { ask: many, of: 'm[t+n]', lines: ['beta^n*m[t] + (1-beta)*sum(beta^(n-j)*g[t+j], j, 1, n)'] }`),
  heavy: setting(`Heavy ball
free: { beta: between 0 and 1, eta: positive, g: sequence, k: whole from 1 }
define:
  - { define: 'm[k]', rule: 'beta*m[k-1] + eta*g[k-1]', from: 1 }
  - { define: 'w[k]', rule: 'w[k-1] - m[k]', from: 1 }
given: ['m[0] = 0']
ask:
  - { ask: 'm[1]', lines: ['eta*g[0]'] }
  - { ask: 'm[2]', lines: ['eta*(beta*g[0] + g[1])'] }
  - { ask: 'm[3]', lines: ['eta*(beta^2*g[0] + beta*g[1] + g[2])'] }
  - { ask: 'w[1]', lines: ['w[0] - eta*g[0]'] }
  - { ask: 'w[2]', lines: ['w[0] - eta*((1+beta)*g[0] + g[1])'] }`),
  velocity: setting(`Velocity for every k
free: { lambda: between 0 and 1, mu: positive, g: sequence, k: whole from 1 }
define: [{ define: 'v[k]', rule: 'lambda*v[k-1] - mu*g[k-1]', from: 1 }]
given: ['v[0] = 0']
ask:
  - induction: v[k] = -mu*sum(lambda^i*g[k-1-i], i, 0, k-1)
    from: 1
    base: ['lambda*v[0] - mu*g[0]', '-mu*sum(lambda^i*g[0-i], i, 0, 0)']
    step: ['lambda*v[k] - mu*g[k]', '-mu*sum(lambda^i*g[k-i], i, 0, k)']`),
  triangle: setting(`The sum of the first whole numbers
free: { n: whole from 1 }
define: [{ define: 'x[n]', rule: 'x[n-1] + n', from: 1 }]
given: ['x[0] = 0']
ask:
  - { induction: 'x[n] = n*(n+1)/2', from: 1, base: ['x[0] + 1', 1*(1+1)/2], step: ['x[n] + (n+1)', (n+1)*(n+2)/2] }`),
  decay: setting(`A learning rate that is multiplied by r at each step
free: { r: between 0 and 1, c: number, d: positive, n: whole from 1 }
define: [{ define: 'x[n]', rule: 'r*x[n-1]', from: 1 }]
given: ['x[0] = -c/d']
ask:
  - { induction: 'x[n] = -c*r^n/d', from: 1, base: ['r*x[0]', -c*r^1/d], step: ['r*x[n]', r*(-c*r^n/d), -c*r^(n+1)/d] }`),
  shrink: setting(`Weights that shrink at each step, from wherever they start
free: { c: number, n: whole from 0 }
define: [{ define: 'w[n]', rule: 'w[n-1] - c*w[n-1]', from: 1 }]
ask:
  - { induction: 'w[n] = (1-c)^n*w[0]', from: 0, base: ['(1-c)^0*w[0]'], step: ['w[n] - c*w[n]', '(1-c)*(1-c)^n*w[0]', '(1-c)^(n+1)*w[0]'] }`),
  constant: setting(`Momentum under a constant gradient
free: { rho: between 0 and 1, alpha: positive, c: number, u: sequence, k: whole from 1 }
define: [{ define: 's[k]', rule: 'rho*s[k-1] - alpha*u[k]', from: 1 }]
given: ['s[0] = 0', 'u[k] = c']
ask:
  - { ask: 's[1]', lines: ['rho*s[0] - alpha*u[1]', -alpha*c] }
  - { ask: 's[2]', lines: ['rho*s[1] - alpha*u[2]', -alpha*c*(1+rho)] }
  - { ask: limit, of: 'lim(-alpha*c*(1-rho^k)/(1-rho), k)', lines: [-alpha*c/(1-rho)] }`),
  series: setting(`Powers, geometric series and matrices
free: { q: number, p: between 0 and 1, n: whole from 1, A: matrix, B: matrix, I: identity }
ask:
  - { ask: power, of: q^n*q^(n+1), lines: [q^(2*n+1)] }
  - { ask: geometric, of: 'sum(q^k, k, 0, n-1)', lines: [(1-q^n)/(1-q)] }
  - { ask: limit, of: 'lim((1-p^n)/(1-p), n)', lines: [1/(1-p)] }
  - { ask: matrices, of: 'sum(A^i, i, 0, n-1)', lines: [inverse(I-A)*(I-A^n)] }
  - { ask: squared, of: (A+B)^2, lines: [A^2 + A*B + B*A + B^2] }
  - { ask: inverted, of: inverse(A*B), lines: [inverse(B)*inverse(A)] }`),
  roots: setting(`Roots, exponentials and logarithms
free: { a: positive, b: positive, x: number, y: number }
ask:
  - { ask: root, of: sqrt(a^2*b), lines: [a*sqrt(b)] }
  - { ask: size, of: sqrt(x^2), lines: [sqrt(x*x)] }
  - { ask: growth, of: exp(x+y), lines: [exp(x)*exp(y)] }
  - { ask: logs, of: log(a*b), lines: [log(a) + log(b)] }`),
  nesterov: setting(`Nesterov with the variable changed
free: { mu: between 0 and 1, eps: positive, grad: function, k: whole from 1 }
define:
  - { define: 'v[k]', rule: 'mu*v[k-1] - eps*grad(theta[k-1] + mu*v[k-1])', from: 1 }
  - { define: 'theta[k]', rule: 'theta[k-1] + v[k]', from: 1 }
  - { define: 'phi[k]', rule: 'theta[k] + mu*v[k]', from: 0 }
ask:
  - { ask: velocity, of: 'v[k+1]', lines: ['mu*v[k] - eps*grad(phi[k])'] }
  - { ask: point, of: 'phi[k+1]', lines: ['phi[k] - mu*v[k] + (1+mu)*v[k+1]'] }`),
  means: setting(`The mean of a running average
free: { beta: between 0 and 1, g: random sequence, t: whole from 1 }
define:
  - { define: 'm[t]', rule: 'beta*m[t-1] + (1-beta)*g[t]', from: 1 }
  - { define: 'mhat[t]', rule: 'm[t]/(1-beta^t)', from: 1 }
given: ['m[0] = 0']
ask:
  - { ask: mean, of: 'E(m[t])', lines: [E(g)*(1-beta^t)] }
  - { ask: corrected, of: 'E(mhat[t])', lines: ['E(m[t]/(1-beta^t))', 'E(m[t])/(1-beta^t)', E(g)] }
  - { ask: pair, of: 'E(g[1] + g[2])', lines: [2*E(g)] }
  - { ask: product, of: 'E(g[1]*g[2])', lines: ['E(g[2]*g[1])'] }
  - { ask: square, of: 'E(g[1]^2)', lines: ['E(g[1]*g[1])'] }`),
};

type Judged = (line: string, why: string) => DerivationRow;

/** Where a line stands: in which step, and after which lines. */
interface Place {
  readonly after: (...lines: readonly string[]) => Place;
  readonly having: (answers: Readonly<Record<string, string>>) => Place;
  readonly algebra: Judged;
  readonly definition: Judged;
  readonly given: Judged;
  readonly hypothesis: Judged;
  readonly big: Judged;
  readonly fails: Judged;
  readonly circular: Judged;
  readonly unreadable: Judged;
}

type Verdict = Pick<DerivationRow, 'verdict' | 'by' | 'big'>;

function at(
  setting: string,
  step: string,
  context: readonly string[] = [],
  told: Pick<DerivationRow, 'answers'> = {},
): Place {
  const judged =
    (verdict: Verdict): Judged =>
    (line, why) => ({ setting, step, lines: [...context, line], ...verdict, ...told, why });
  return {
    after: (...lines) => at(setting, step, [...context, ...lines], told),
    having: (answers) => at(setting, step, context, { answers }),
    algebra: judged({ verdict: 'holds', by: 'algebra' }),
    definition: judged({ verdict: 'holds', by: 'definition' }),
    given: judged({ verdict: 'holds', by: 'given' }),
    hypothesis: judged({ verdict: 'holds', by: 'hypothesis' }),
    big: judged({ verdict: 'holds', by: 'hypothesis', big: true }),
    fails: judged({ verdict: 'fails' }),
    circular: judged({ verdict: 'circular' }),
    unreadable: judged({ verdict: 'unreadable' }),
  };
}

const { raw } = String;

const [s1, s2, s3] = [at('bias', 's[1]'), at('bias', 's[2]'), at('bias', 's[3]')];
const [shat1, shat2] = [at('bias', 'shat[1]'), at('bias', 'shat[2]')];
const [base, step] = [at('bias', 'base'), at('bias', 'step')];
const s1Rule = s1.after('rho*s[0] + (1-rho)*g');
const s2Rule = s2.after('rho*s[1] + (1-rho)*g');
const s2PutIn = s2Rule.after('rho*(1-rho)*g + (1-rho)*g');
const [s2Right, s2Wrong] = [s2Rule.having({ 's[1]': 'g - rho*g' }), s2Rule.having({ 's[1]': 'rho*g' })];
const s3Rule = s3.after('rho*s[2] + (1-rho)*g');
const s3PutIn = s3Rule.after('rho*g*(1-rho^2) + (1-rho)*g');
const stepRule = step.after('rho*s[n] + (1-rho)*g');
const stepNudged = step.after('s[n] + (1-rho)*(g - s[n])');
const stepAside = stepRule.after('s[n] = g*(1-rho^n)');
const stepBack = step.after('g*(1-rho^(n+1))', '= (1-rho)*g + rho*g*(1-rho^n)');
const stepPutIn = stepRule.after('rho*g*(1-rho^n) + (1-rho)*g');

const [m1, m2, weight] = [at('average', 'm[1]'), at('average', 'm[2]'), at('average', 'weight')];
const m2Rule = m2.after('beta*m[1] + (1-beta)*g[2]');
const weightSaid = weight.after('(1-beta)*beta^(t-k)');
const [closed, total] = [at('later', 'closed'), at('later', 'total')];
const weighted = '(1-beta)*sum(beta^(t-j)*g[j], j, 1, t)';
const [two, three, many] = [at('later', 'two'), at('later', 'three'), at('later', 'many')];
const twoRule = two.after('beta*m[t+1] + (1-beta)*g[t+2]');
const twoOf610 = 'beta*beta*(m[t] + (1-beta)*g[t+1]) + (1-beta)*g[t+2]';

const [ball2, ball3] = [at('heavy', 'm[2]'), at('heavy', 'm[3]')];
const ball3PutIn = ball3.after('beta*eta*(beta*g[0] + g[1]) + eta*g[2]');
const [w1, w2] = [at('heavy', 'w[1]'), at('heavy', 'w[2]')];
const [vBase, vStep] = [at('velocity', 'base'), at('velocity', 'step')];
const vRule = vStep.after('lambda*v[k] - mu*g[k]');
const vPutIn = vRule.after('-mu*lambda*sum(lambda^i*g[k-1-i], i, 0, k-1) - mu*g[k]');
const [xBase, xStep] = [at('triangle', 'base'), at('triangle', 'step')];
const xRule = xStep.after('x[n] + (n+1)');
const xPutIn = xRule.after('n*(n+1)/2 + (n+1)');
const rateStep = at('decay', 'step');
const [shrinkBase, shrinkStep] = [at('shrink', 'base'), at('shrink', 'step')];
const [c1, c2, inTheLongRun] = [at('constant', 's[1]'), at('constant', 's[2]'), at('constant', 'limit')];
const c2Rule = c2.after('rho*s[1] - alpha*u[2]');

const [power, geometric, limit] = [at('series', 'power'), at('series', 'geometric'), at('series', 'limit')];
const [squared, inverted] = [at('series', 'squared'), at('series', 'inverted')];
const matrices = at('series', 'matrices');
const [root, size] = [at('roots', 'root'), at('roots', 'size')];
const [growth, logs] = [at('roots', 'growth'), at('roots', 'logs')];
const [look, point] = [at('nesterov', 'velocity'), at('nesterov', 'point')];
const lookRule = look.after('mu*v[k] - eps*grad(theta[k] + mu*v[k])');
const pointRule = point.after('theta[k+1] + mu*v[k+1]');
const pointMoved = pointRule.after('theta[k] + v[k+1] + mu*v[k+1]');
const [mean, corrected, pair] = [at('means', 'mean'), at('means', 'corrected'), at('means', 'pair')];
const [product, square] = [at('means', 'product'), at('means', 'square')];
const meanRule = mean.after('E(beta*m[t-1] + (1-beta)*g[t])');
const meanSum = mean.after(`E(${weighted})`);
const correctedRule = corrected.after('E(m[t]/(1-beta^t))');

export const DERIVATION_SECTIONS: readonly DerivationSection[] = [
  {
    title: 'Rearranging',
    about:
      'A line that only writes the one before it in another way holds by algebra, whatever the terms are.',
    rows: [
      step.algebra('s[n+1]', 'the left side alone'),
      s1Rule.algebra('(1-rho)*g + rho*s[0]', 'the terms exchanged'),
      s1Rule.algebra('rho*s[0] + g - rho*g', 'a bracket multiplied out'),
      s1Rule.after('0 + (1-rho)*g').algebra('(1-rho)*g', 'nothing added'),
      s2PutIn.algebra('(1-rho)*(rho + 1)*g', 'a common factor taken out'),
      s2PutIn.algebra('g*(1-rho^2)', 'the difference of two squares'),
      s3PutIn.algebra('g*(1-rho)*(1 + rho + rho^2)', 'as the exercise sheet has it in (18b)'),
      s3PutIn.after('g*(1-rho)*(1 + rho + rho^2)').algebra('g*(1-rho^3)', 'the identity for cubes'),
      stepPutIn.algebra('rho*g*(1-rho^n) + (1-rho)*g', 'the same line once more'),
      stepPutIn.algebra('rho*g - rho^(n+1)*g + g - rho*g', 'expand'),
      stepPutIn.after('rho*g - rho^(n+1)*g + g - rho*g').algebra('g*(1-rho^(n+1))', 'then factor'),
      stepPutIn.algebra('g*(1-rho^(n+1))', 'expanded and factored in one go'),
      stepPutIn.algebra('g*(1-rho)*(rho*(1-rho^n)/(1-rho) + 1)', 'the other factor taken out'),
      stepPutIn.after('g*(1-rho)*sum(rho^i, i, 0, n)').algebra('g*(1-rho^(n+1))', 'the sum added up'),
      stepPutIn.algebra('g*(1 + rho - rho^(n+1) - rho^(n+2))/(1+rho)', 'over a denominator of one’s own'),
      stepPutIn.algebra('-g*(rho^(n+1) - 1)', 'both signs turned'),
      shat2.after('g*(1-rho^2)/(1-rho^2)').algebra('g', 'cancelled; what is cancelled is not nought'),
      xPutIn.algebra('(n^2 + 3*n + 2)/2', 'multiplied out'),
      xPutIn.algebra('(n+1)*(n+2)/2', 'factored'),
      ball3PutIn.algebra('eta*(beta^2*g[0] + beta*g[1] + g[2])', 'sorted'),
      weightSaid.algebra('beta^(t-k) - beta^(t-k+1)', 'multiplied out'),
      weightSaid.algebra('(1-beta)*beta^t/beta^k', 'the power split'),
      weightSaid.algebra('(1-beta)*beta^t*beta^(-k)', 'a negative exponent'),
      weightSaid.algebra('(1/beta - 1)*beta^(t+1-k)', 'one beta moved to the power'),
      weightSaid.algebra('(1-beta)/beta^(k-t)', 'below the line with the sign turned'),
    ],
  },
  {
    title: 'Powers, sums and limits',
    about:
      'Exponents and bounds may be names. Points at which a side is undefined, such as q = 1, do not count.',
    rows: [
      power.algebra('q^(2*n+1)', 'exponents added'),
      power.algebra('q*(q^n)^2', 'a power of a power'),
      power.algebra('q^(2*n+3)/q^2', 'a quotient'),
      power.algebra('q^((n+1)^2 - n^2)', 'the exponent is rearranged too'),
      geometric.algebra('(1-q^n)/(1-q)', 'the geometric sum'),
      geometric.algebra('(q^n - 1)/(q - 1)', 'both signs turned'),
      geometric.algebra('sum(q^j, j, 0, n-1)', 'the index renamed'),
      geometric.algebra('sum(q^(k-1), k, 1, n)', 'the index shifted'),
      geometric.algebra('sum(q^(n-1-k), k, 0, n-1)', 'the last term first'),
      geometric.algebra('sum(q^k, k, 0, n) - q^n', 'one term added and taken away'),
      geometric.algebra('1 + sum(q^k, k, 1, n-1)', 'the first term apart; for n = 1 nothing is left to add'),
      geometric.algebra('(sum(q^k, k, 0, n-1) - sum(q^(k+1), k, 0, n-1))/(1-q)', 'ready to telescope'),
      total.algebra('(1-beta)*sum(beta^(t-j), j, 1, t)', 'a constant taken out'),
      total.algebra('(1-beta)*sum(beta^i, i, 0, t-1)', 'and the order reversed'),
      total.algebra('1 - beta^t', 'added up'),
      limit.algebra('1/(1-p)', 'p^n vanishes'),
      limit.algebra('lim(1-p^n, n)/(1-p)', 'what does not depend on n taken out'),
      inTheLongRun.algebra('-alpha*c/(1-rho)', 'as the lecture notes say'),
      inTheLongRun.fails('-alpha*c*(1-rho)', 'multiplied where it is divided'),
      inTheLongRun.fails('-alpha*c/rho', 'in the lecture notes’ words: larger for small rho'),
      limit.fails('(1-p^n)/(1-p)', 'the limit not taken'),
      limit.fails('1', 'the fraction taken to vanish as well'),
      power.fails('q^(n*(n+1))', 'exponents multiplied'),
      power.fails('q^(2*n) + q', 'a power of a sum is not a sum of powers'),
      power.fails('2*q^(n+1)', 'agrees for n = 1 and q = 2'),
      power.after('(-q)^2').fails('-q^2', 'the power comes before the sign'),
      geometric.fails('(1-q^(n+1))/(1-q)', 'one term too many'),
      geometric.fails('(1-q^n)/(1+q)', 'a sign in the denominator'),
      geometric.fails('1-q^n', 'the denominator lost'),
      geometric.fails('1/(1-q)', 'the limit, for a sum that ends'),
      geometric.fails('sum(q^k, k, 1, n)', 'from 1 to n, not shifted inside'),
      geometric.fails('sum(q^k, k, 0, n)', 'the upper bound one too large'),
      geometric.fails('n*q^(n-1)', 'every term taken for the last; agrees for n = 1'),
      total.fails('1', 'that is what they tend to'),
      total.fails('(1-beta)^t', 'agrees for t = 1'),
      total.fails('sum(beta^(t-j), j, 1, t)', 'the factor 1-beta lost'),
    ],
  },
  {
    title: 'The recurrence put in',
    about: 'A line that holds for any starting value, once the recurrence is used, holds by definition.',
    rows: [
      s1.definition('rho*s[0] + (1-rho)*g', 'the recurrence at 1'),
      s2.definition('rho*s[1] + (1-rho)*g', 'the recurrence at 2'),
      s2.definition('rho*(rho*s[0] + (1-rho)*g) + (1-rho)*g', 'twice at once'),
      s2Rule.definition('rho*(rho*s[0] + (1-rho)*g) + (1-rho)*g', 'once more'),
      s3.definition('rho^3*s[0] + g*(1-rho^3)', 'all the way down to the start'),
      shat1.definition('s[1]/(1-rho)', 'what the corrected moment is'),
      shat2.definition('(rho*s[1] + (1-rho)*g)/(1-rho^2)', 'both definitions at once'),
      step.definition('rho*s[n] + (1-rho)*g', 'the step begins with it'),
      step.definition('s[n] + (1-rho)*(g - s[n])', 'the recurrence as a correction of the old value'),
      stepRule.definition('rho*(rho*s[n-1] + (1-rho)*g) + (1-rho)*g', 'once more, one index lower'),
      two.definition('beta^2*m[t] + beta*(1-beta)*g[t+1] + (1-beta)*g[t+2]', 'twice, and sorted'),
      twoRule.definition(
        'beta*(beta*m[t] + (1-beta)*g[t+1]) + (1-beta)*g[t+2]',
        'what the solution to problem 6.10 meant',
      ),
      many.definition('beta*m[t+n-1] + (1-beta)*g[t+n]', 'once'),
      many.definition('beta^n*m[t] + (1-beta)*sum(beta^(n-j)*g[t+j], j, 1, n)', 'n times'),
      many.definition('beta^n*m[t] + sum((1-beta)*beta^i*g[t+n-i], i, 0, n-1)', 'n times, the newest first'),
      closed.definition(`beta^t*m[0] + ${weighted}`, 'down to the start, which stands'),
      w2.definition('w[1] - m[2]', 'the second recurrence'),
      w2.after('w[1] - m[2]').definition('w[1] - (beta*m[1] + eta*g[1])', 'the other recurrence'),
      vStep.definition('lambda*v[k] - mu*g[k]', 'with one gradient for each k'),
      xStep.definition('x[n] + (n+1)', 'the index as a number'),
      look.definition('mu*v[k] - eps*grad(theta[k] + mu*v[k])', 'an unknown function in it'),
      lookRule.definition('mu*v[k] - eps*grad(phi[k])', 'the new variable inside the function'),
      pointRule.definition('theta[k] + v[k+1] + mu*v[k+1]', 'the weights moved'),
      pointMoved.algebra('theta[k] + (1+mu)*v[k+1]', 'collected'),
      pointMoved.definition('phi[k] - mu*v[k] + (1+mu)*v[k+1]', 'a definition used from right to left'),
      pointMoved.definition('theta[k+1] + mu*v[k+1]', 'put together again'),
      point.definition('phi[k] - mu*v[k] + (1+mu)*v[k+1]', 'the whole change of variables in one line'),
      lookRule.algebra('mu*v[k] - eps*grad(mu*v[k] + theta[k])', 'exchanged inside the function'),
    ],
  },
  {
    title: 'An earlier case put in',
    about:
      'What an earlier step has shown may be used: as the student answered it, right or wrong, or as it is.',
    rows: [
      s2Rule.definition('rho*(1-rho)*g + (1-rho)*g', 'the first case'),
      s2Rule.definition('rho*(g - rho*g) + (1-rho)*g', 'written otherwise'),
      s2.definition('g*(1-rho^2)', 'the answer at once'),
      s3Rule.definition('rho*g*(1-rho^2) + (1-rho)*g', 'the second case'),
      shat2.after('s[2]/(1-rho^2)').definition('g*(1-rho^2)/(1-rho^2)', 'the second'),
      shat2.definition('g', 'the answer at once'),
      base.definition('(1-rho)*g', 'the base is a case that was asked before'),
      m2Rule.definition('beta*(1-beta)*g[1] + (1-beta)*g[2]', 'with a sequence'),
      w1.after('w[0] - m[1]').definition('w[0] - eta*g[0]', 'a case of another quantity'),
      w2.after('w[0] - m[1] - m[2]').definition('w[0] - eta*((1+beta)*g[0] + g[1])', 'two cases at once'),
      c2Rule.definition('-rho*alpha*c - alpha*u[2]', 'the first case; u[2] stands'),
      s2Right.definition('rho*(1-rho)*g + (1-rho)*g', 'what the student had for s[1], rightly'),
      s2Wrong.definition('rho*rho*g + (1-rho)*g', 'what the student had for s[1]'),
      s3Rule
        .having({ 's[2]': 'g*(1-rho)^2' })
        .definition('rho*g*(1-rho)^2 + (1-rho)*g', 'the student’s own s[2]'),
      shat2
        .having({ 's[2]': 'g*(1+rho)' })
        .after('s[2]/(1-rho^2)')
        .definition('g*(1+rho)/(1-rho^2)', 'the student’s own s[2]'),
      w2
        .having({ 'm[2]': 'eta*(beta*g[0] + g[0])' })
        .definition('w[1] - eta*(beta*g[0] + g[0])', 'the handwritten notes’ second gradient, carried on'),
      three
        .having({ two: twoOf610 })
        .definition(
          `beta*(${twoOf610}) + (1-beta)*g[t+3]`,
          'the solution to problem 6.10 carries its slip on',
        ),
      s2Wrong.fails('rho*(1+rho)*g + (1-rho)*g', 'neither the student’s s[1] nor the true one'),
      s2Wrong.fails('rho*g + (1-rho)*g', 'the factor before it lost'),
    ],
  },
  {
    title: 'The start and other givens',
    about: 'A line that needs a stated assumption, such as s₀ = 0, holds by it.',
    rows: [
      s1Rule.given('0 + (1-rho)*g', 's₀ = 0'),
      s1Rule.given('(1-rho)*g', 'the nought left away at once'),
      s1Rule.given('s[0] + (1-rho)*g', 'a lost factor does no harm before a nought'),
      s1.given('(1-rho)*g', 'recurrence and start at once'),
      base.after('rho*s[0] + (1-rho)*g').given('g*(1-rho^1)', 'the claim at 1'),
      closed.given(weighted, 'recurrence t times, and the start'),
      closed.after(`beta^t*m[0] + ${weighted}`).given(weighted, 'only the start'),
      w1.after('w[0] - (beta*m[0] + eta*g[0])').given('w[0] - eta*g[0]', 'no momentum yet'),
      vBase.after('lambda*v[0] - mu*g[0]').given('-mu*g[0]', 'at rest'),
      vBase.given('-mu*g[0]', 'recurrence and start at once'),
      vBase.after('-mu*g[0]').algebra('-mu*sum(lambda^i*g[0-i], i, 0, 0)', 'a sum of one term'),
      xBase.given('1*(1+1)/2', 'the claim at 1, by the recurrence and the start'),
      c1.definition('rho*s[0] - alpha*u[1]', 'nothing given is needed'),
      c1.after('rho*s[0] - alpha*u[1]').given('rho*s[0] - alpha*c', 'the gradient is constant'),
      c1.after('rho*s[0] - alpha*u[1]').given('-alpha*c', 'the start and the constant gradient'),
      c2.given('rho*s[1] - alpha*c', 'recurrence and constant gradient at once'),
      c2Rule.given('rho*s[1] - alpha*u[1]', 'u₁ and u₂ are the same number'),
      c2.after('-rho*alpha*u[1] - alpha*u[2]').given('-alpha*c*(1+rho)', 'both gradients'),
      c2.after('-rho*alpha*u[1] - alpha*u[2]').fails('-alpha*c*(1+rho^2)', 'one power too many'),
      c2Rule.fails('rho*s[1] + alpha*c', 'the sign turned while putting in'),
      c1.fails('-alpha*c/(1-rho)', 'the limit is not there after one step'),
      s1Rule.fails('rho + (1-rho)*g', 'started at 1'),
    ],
  },
  {
    title: 'The induction hypothesis',
    about: 'In an induction step the claim may be used for indices below the one to be shown.',
    rows: [
      stepRule.hypothesis('rho*g*(1-rho^n) + (1-rho)*g', 'the claim at n put in for s[n]'),
      stepRule.hypothesis('(1-rho)*g + rho*(g - g*rho^n)', 'multiplied out, and the terms exchanged'),
      stepRule.hypothesis('rho*g*(1-rho)*sum(rho^i, i, 0, n-1) + (1-rho)*g', 'the claim as a geometric sum'),
      stepRule.hypothesis('g*(1-rho^(n+1))', 'put in and worked out; the recurrence was shown'),
      stepRule.hypothesis('s[n+1] = g*(1-rho^(n+1))', 'the left side said again'),
      stepNudged.hypothesis('g*(1-rho^n) + (1-rho)*(g - s[n])', 'put in at one of two places'),
      stepNudged.hypothesis('g*(1-rho^n) + (1-rho)*g*rho^n', 'put in at both'),
      stepPutIn.hypothesis('rho*s[n] + (1-rho)*g', 'the claim read from right to left'),
      vRule.hypothesis('-mu*lambda*sum(lambda^i*g[k-1-i], i, 0, k-1) - mu*g[k]', 'a claim with a sum'),
      vPutIn.algebra('-mu*sum(lambda^i*g[k-i], i, 1, k) - mu*g[k]', 'the index shifted'),
      vPutIn.algebra('-mu*sum(lambda^i*g[k-i], i, 0, k)', 'the last term taken into the sum'),
      xRule.hypothesis('n*(n+1)/2 + (n+1)', 'the claim at n'),
      stepRule.fails('rho*g*(1-rho^(n+1)) + (1-rho)*g', 'the claim at n+1 put in for s[n]'),
      stepRule.fails('rho*g*(1-rho^(n-1)) + (1-rho)*g', 'the claim at n-1 put in for s[n]'),
      stepRule.fails('rho*g*(1-rho) + (1-rho)*g', 'the claim at 1; agrees for n = 1'),
      stepRule.fails('g*(1-rho^n) + (1-rho)*g', 'the factor before s[n] lost'),
      stepRule.fails('rho*(1-rho^n) + (1-rho)*g', 'the claim without its g'),
      stepRule.fails('rho*g*1 - rho^n + (1-rho)*g', 'the claim’s brackets lost'),
      vRule.fails('-mu*lambda*sum(lambda^i*g[k-i], i, 0, k) - mu*g[k]', 'the claim at k+1 put in'),
      vRule.fails('mu*lambda*sum(lambda^i*g[k-1-i], i, 0, k-1) - mu*g[k]', 'the claim’s sign lost'),
      vPutIn.fails('-mu*sum(lambda^i*g[k-1-i], i, 0, k-1) - mu*g[k]', 'lambda lost on its way into the sum'),
      vPutIn.fails('-mu*sum(lambda^i*g[k-i], i, 1, k)', 'the newest gradient lost'),
      xRule.fails('(n+1)*(n+2)/2 + (n+1)', 'the claim at n+1 put in for x[n]'),
    ],
  },
  {
    title: 'Recurrence and hypothesis at once',
    about: 'Allowed, and flagged: two reasons in one line.',
    rows: [
      step.big('rho*g*(1-rho^n) + (1-rho)*g', 'the recurrence is not written down first'),
      step.big('rho*(g*(1-rho^n)) + (1-rho)*g', 'with its brackets'),
      step.big('(1-rho)*g + rho*g*(1-rho^n)', 'the terms exchanged'),
      step.big('s[n+1] = rho*g*(1-rho^n) + (1-rho)*g', 'with its left side'),
      vStep.big('-mu*lambda*sum(lambda^i*g[k-1-i], i, 0, k-1) - mu*g[k]', 'with a sum'),
      step.big('rho*g - rho*g*rho^n + g - rho*g', 'multiplied out: rho*g cancels because it was put in'),
      step.big('rho*g - rho^(n+1)*g + g - rho*g', 'and the powers collected'),
      xStep.big('n*(n+1)/2 + (n+1)', 'with the index as a number'),
      xStep.big('(n^2+n)/2 + n + 1', 'the claim multiplied out'),
      rateStep.big('r*(-c*r^n/d)', 'a product, in brackets'),
      rateStep.big('-r*c*r^n/d', 'without them: the claim’s factors stand in it, and its sign'),
      rateStep.big('-c*r^n*r/d', 'the new factor behind'),
      rateStep.big('-(c*r^n/d)*r', 'the claim together'),
      shrinkStep.definition(
        '(1-c)*(1-c)^n*w[0]',
        'by the recurrence alone, where the claim speaks of the start',
      ),
      step.fails('rho*g*(1-rho^(n+1)) + (1-rho)*g', 'at once, and at the wrong index'),
      vStep.fails('-mu*lambda*sum(lambda^i*g[k-1-i], i, 0, k-1) - mu*g[k-1]', 'the gradient before'),
      xStep.fails('n*(n+1)/2 + n', 'at once, and n for n+1'),
    ],
  },
  {
    title: 'Circular lines',
    about: 'In an induction step, the claim at n+1 for s[n+1] itself: what is to be shown, without a reason.',
    rows: [
      step.circular('g*(1-rho^(n+1))', 'the claim at n+1 as it stands'),
      step.circular('s[n+1] = g*(1-rho^(n+1))', 'with its left side'),
      step.after('s[n+1]').circular('g*(1-rho^(n+1))', 'after the left side alone'),
      step.circular('(1-rho^(n+1))*g', 'its factors exchanged'),
      step.circular('g*(1-rho^(1+n))', 'its exponent written the other way'),
      step.circular('g*(-rho^(n+1) + 1)', 'its terms exchanged'),
      step.circular('g - g*rho^(n+1)', 'multiplied out'),
      step.circular('g - rho^(n+1)*g', 'multiplied out, a product exchanged'),
      step.circular(raw`g(1-\rho^{n+1})`, 'in LaTeX'),
      step.circular('s_{n+1} = g(1−ρ^(n+1))', 'in other letters'),
      vStep.circular('-mu*sum(lambda^i*g[k-i], i, 0, k)', 'a claim with a sum'),
      vStep.circular('-mu*sum(lambda^i*g[(k+1)-1-i], i, 0, (k+1)-1)', 'k+1 put in and nothing else'),
      vStep.circular('-mu*sum(g[k-i]*lambda^i, i, 0, k)', 'the factors inside exchanged'),
      vStep.circular('-sum(mu*lambda^i*g[k-i], i, 0, k)', 'mu multiplied in'),
      xStep.circular('(n+1)*(n+2)/2', 'the claim at n+1'),
      xStep.circular('(n+1)*((n+1)+1)/2', 'n+1 put in and nothing else'),
      xStep.circular('(n+2)*(n+1)/2', 'its factors exchanged'),
      xStep.circular('(n^2 + 3*n + 2)/2', 'multiplied out'),
      rateStep.circular('-c*r^(n+1)/d', 'a product'),
      rateStep.circular('-r^(n+1)*(c/d)', 'its factors exchanged'),
      rateStep.circular('x[k+1] = -c*r^(k+1)/d', 'with a letter of one’s own'),
      shrinkStep.circular(
        '(1-c)^(n+1)*w[0]',
        'a claim that speaks of the start, though the recurrence leads there',
      ),
      step.circular('g - g*rho^(n+1) + rho - rho', 'what is added and taken away again is no recurrence'),
      step.after('1*s[n+1]').circular('g*(1-rho^(n+1))', 'after the left side written otherwise'),
      step.circular('shat[n+1] = g', 'the claim said of what is made of the term'),
      step.after('shat[n+1]*(1-rho^(n+1))').circular('g*(1-rho^(n+1))', 'and put in for the term'),
      step
        .after('(s[n+2] - (1-rho)*g)/rho')
        .circular('(g*(1-rho^(n+2)) - (1-rho)*g)/rho', 'the claim for a term after the one to be shown'),
      rateStep.after('x[n+2]/r').circular('-c*r^(n+2)/d/r', 'a product, by the term after it'),
      step.after('g*(1-rho^(n+1))').algebra('g - g*rho^(n+1)', 'the line after it is judged for itself'),
      step.after('g*(1-rho^(n+1))').fails('g - g*rho^n', 'and may fail'),
      step.fails('g*(1-rho^(n+2))', 'not the claim at n+1: wrong, not circular'),
      step.fails('g*(1-rho^n)', 'the claim at n, for s[n+1]'),
      xStep.fails('n*(n+1)/2', 'the claim at n, for x[n+1]'),
    ],
  },
  {
    title: 'Slips in the recurrence',
    about: 'The line fails, with the smallest values at which the two sides differ.',
    rows: [
      s1.fails('rho*s[0] - (1-rho)*g', 'a sign'),
      s1.fails('rho*s[0] + g', 'the factor 1-rho lost'),
      s1.fails('(1-rho)*s[0] + rho*g', 'the two factors exchanged'),
      s1.fails('rho*s[1] + (1-rho)*g', 'the new value on the right'),
      s2.fails('rho*s[0] + (1-rho)*g', 'the recurrence at 1'),
      s2.fails('rho*s[1]', 'the second term lost'),
      shat2.fails('s[2]/(1-rho)', 'the exponent lost'),
      shat2.fails('s[2]*(1-rho^2)', 'multiplied where it is divided'),
      shat2.fails('s[1]/(1-rho^2)', 'the moment before'),
      step.fails('s[n+1] = rho*s[n-1] + (1-rho)*g', 'an index passed over'),
      step.fails('rho*s[n+1] + (1-rho)*g', 'the new value on the right'),
      step.fails('rho*s[n] + (1-rho^n)*g', 'a power that belongs to the claim; agrees for n = 1'),
      m1.fails('beta*m[0] + (1-beta)*g[0]', 'the gradient before'),
      two.fails(twoOf610, 'the solution to problem 6.10: g[t+1] would carry beta^2'),
      twoRule.fails('beta*(beta*m[t] + (1-beta)*g[t]) + (1-beta)*g[t+2]', 'the gradient’s index one too low'),
      many.fails(
        'beta^n*m[t] + (1-beta)*sum(beta^j*g[t+j], j, 1, n)',
        'the solution to problem 6.10: beta^j for beta^(n-j)',
      ),
      many.fails('beta^n*m[t] + sum(beta^(n-j)*g[t+j], j, 1, n)', 'the factor 1-beta lost'),
      many.fails('beta^n*m[t] + (1-beta)*sum(beta^(n-j)*g[t+j], j, 1, n-1)', 'the newest gradient lost'),
      many.fails('beta^n*m[t] + (1-beta)*sum(beta^(n-j)*g[t+j-1], j, 1, n)', 'every index one too low'),
      many.fails('beta^(n-1)*m[t] + (1-beta)*sum(beta^(n-j)*g[t+j], j, 1, n)', 'exponent off by one'),
      many.fails('beta*m[t] + (1-beta)*g[t+n]', 'one step for n; agrees for n = 1'),
      closed.fails('(1-beta)*sum(beta^j*g[j], j, 1, t)', 'the oldest gradient given the largest weight'),
      closed.fails('(1-beta)*sum(beta^(t-j)*g[j], j, 0, t)', 'from 0: there is no gradient 0 in it'),
      closed.fails('(1-beta^t)*g[t]', 'as if every gradient were the last; agrees for t = 1'),
      ball2.fails('beta*m[1] + eta*g[0]', 'the handwritten notes: the second gradient at the first weights'),
      ball3.fails('eta*(g[0] + beta*g[1] + beta^2*g[2])', 'the powers in the wrong order'),
      ball3.fails('eta*(beta*g[0] + beta*g[1] + g[2])', 'one beta, however old'),
      w1.fails('w[0] - beta*m[0] + eta*g[0]', 'the handwritten notes: the bracket’s minus lost'),
      w2.fails('w[0] - m[2]', 'the weight before the last'),
      vStep.fails('lambda*v[k] - mu*g[k+1]', 'the gradient of the next step'),
      xStep.fails('x[n] + n', 'n for n+1'),
      look.fails('mu*v[k] - eps*grad(theta[k])', 'the gradient at the weights, not ahead of them'),
      lookRule.fails('mu*v[k] - eps*grad(phi[k+1])', 'the next look-ahead point'),
      lookRule.fails('mu*v[k] - eps*(grad(theta[k]) + mu*grad(v[k]))', 'a gradient is not linear'),
      pointMoved.fails('phi[k] + (1+mu)*v[k+1]', 'the old look-ahead not taken back'),
      pointMoved.fails('phi[k] - mu*v[k+1] + (1+mu)*v[k+1]', 'the new velocity taken back, not the old'),
    ],
  },
  {
    title: 'Slips in the algebra',
    about: 'No reason makes these two lines equal.',
    rows: [
      s1Rule.after('(1-rho)*g').fails('1 - rho*g', 'the brackets lost'),
      s2PutIn.fails('g*(1-rho)^2', 'the square of a difference'),
      s2PutIn.fails('g*(1+rho^2)', 'a sign'),
      s2PutIn.fails('g*(1-rho)*rho', 'the one lost that is left after taking out'),
      s2PutIn.fails('2*rho*(1-rho)*g', 'unlike terms collected'),
      s3PutIn.fails('g*(1-rho)*(1 + rho^2)', 'the middle term lost'),
      shat2.after('g*(1-rho^2)/(1-rho^2)').fails('0', 'what cancels leaves a one, not a nought'),
      stepPutIn.fails('g*(1-rho^n)', 'the exponent off by one'),
      stepPutIn.fails('g*(1-rho^(n+2))', 'the exponent off by one, the other way'),
      stepPutIn.fails('g*(1+rho^(n+1))', 'a sign'),
      stepPutIn.fails('rho*g - rho^n*g + g - rho*g', 'rho times rho^n is not rho^n'),
      stepPutIn.fails('rho*g - rho^(2*n)*g + g - rho*g', 'exponents; agrees for n = 1'),
      stepPutIn.fails('1 - rho^(n+1)', 'g lost'),
      stepPutIn.fails('g*(1-rho)*sum(rho^i, i, 0, n-1)', 'the sum one term too short'),
      xPutIn.fails('(n+1)*(n+2)', 'the half lost'),
      xPutIn.fails('(n+1)*(n+2)/2 + (n-1)*(n-2)*(n-3)', 'agrees for n = 1, 2 and 3'),
      weightSaid.fails('(1-beta)*beta^k', 'agrees where t = 2k'),
      weightSaid.fails('beta^(t-k)', 'the factor 1-beta lost'),
      weightSaid.fails('(1-beta)*beta^(k-t)', 'the exponent’s sign; agrees for k = t'),
      weightSaid.fails('beta^(t-k) - beta^(t-k-1)', 'beta times beta^(t-k) has one more, not one less'),
    ],
  },
  {
    title: 'After a slip',
    about: 'A line is judged from the line before it, so one slip costs one line.',
    rows: [
      s1.after('rho*s[0] + rho*g').given('0 + rho*g', 'right, from a wrong line'),
      s1.after('rho*s[0] + rho*g').fails('(1-rho)*g', 'the right answer does not follow from a wrong line'),
      s2.after('rho*s[1] - (1-rho)*g').definition('rho*(1-rho)*g - (1-rho)*g', 'the first case put in'),
      s2.after('rho*(1-rho)*g - (1-rho)*g').algebra('-(1-rho)^2*g', 'right, from a wrong line'),
      shat2.after('g*(1-rho^2)/(1-rho)').algebra('g*(1+rho)', 'right, from a wrong line'),
      step.after('rho*s[n] + g').hypothesis('rho*g*(1-rho^n) + g', 'the claim put in'),
      step.after('rho*g*(1-rho^n) + g').algebra('g*(1 + rho - rho^(n+1))', 'right, from a wrong line'),
      step.after('rho*g*(1-rho^n) + g').fails('g*(1-rho^(n+1))', 'what was to be shown, but not from here'),
      two
        .after(twoOf610)
        .algebra(
          'beta^2*m[t] + (1-beta)*(beta^2*g[t+1] + g[t+2])',
          'the solution to problem 6.10, a line on',
        ),
      w1.after('w[0] - beta*m[0] + eta*g[0]').given('w[0] + eta*g[0]', 'the handwritten notes, one line on'),
      geometric.after('(1-q^(n+1))/(1-q)').algebra('sum(q^k, k, 0, n)', 'a sum for what is there'),
      xStep.after('x[n] + n').hypothesis('n*(n+1)/2 + n', 'the claim put in'),
      xStep.after('n*(n+1)/2 + n').algebra('n*(n+3)/2', 'right, from a wrong line'),
    ],
  },
  {
    title: 'Equations beside the chain',
    about:
      'An equation that does not go on from the line before it is judged for itself, and the chain goes on from that line.',
    rows: [
      s2Rule.definition('s[1] = (1-rho)*g', 'what is put in next, written down first'),
      s2Rule.after('s[1] = (1-rho)*g').definition('rho*(1-rho)*g + (1-rho)*g', 'then put in'),
      s2Rule.after('s[1] = rho*g').definition('rho*(1-rho)*g + (1-rho)*g', 'a wrong one spoils nothing'),
      s2Rule.after('s[1] = rho*s[0] + (1-rho)*g').given('= (1-rho)*g', 'it goes on with an equals sign'),
      s2PutIn.algebra('(1-rho)*(1+rho) = 1 - rho^2', 'an identity that is used next'),
      s2PutIn.after('(1-rho)*(1+rho) = 1 - rho^2').algebra('g*(1-rho^2)', 'then used'),
      s2Rule
        .after('rho*g')
        .definition('s[2] = rho*(1-rho)*g + (1-rho)*g', 'the left side said again after a slip'),
      base.after('rho*s[0] + (1-rho)*g').given('s[0] = 0', 'what is given, written down'),
      base.after('rho*s[0] + (1-rho)*g', 's[0] = 0').given('(1-rho)*g', 'and put in'),
      stepRule.hypothesis('s[n] = g*(1-rho^n)', 'the hypothesis written down'),
      stepAside.algebra('= g - g*rho^n', 'and rearranged'),
      stepAside.hypothesis('s[n+1] = rho*g*(1-rho^n) + (1-rho)*g', 'and put in'),
      s2Rule.fails('s[1] = rho*g', 'wrong for itself'),
      s2PutIn.fails('(1-rho)*(1+rho) = 1 + rho^2', 'an identity that is none'),
      stepRule.fails('s[n] = g*(1-rho^(n+1))', 'the claim at n+1 for s[n]'),
      stepAside.fails('= g + g*rho^n', 'rearranged wrongly'),
      s2Rule
        .after('s[1] = (1-rho)*g', 'rho*(1-rho)*g + (1-rho)*g')
        .fails('= g - rho*g', 'what was beside the chain is over once the chain went on'),
      step
        .after('g - s[n+1] = rho*(g - s[n])', '= rho*g*rho^n')
        .algebra('s[n+1] = g - g*rho^(n+1)', 'what the equation beside it says of s[n+1]'),
      step
        .after('g - s[n+1] = rho*(g - s[n])')
        .hypothesis('s[n+1] = g - rho*g*rho^n', 'and with the claim put in at n'),
      step
        .after('g - s[n+1] = rho*(g - s[n])', 'g - s[n] = g*rho^n')
        .hypothesis('g - s[n+1] = rho*g*rho^n', 'said again, it goes on from where it was'),
      step
        .after('s[n+1]/g = rho*s[n]/g + 1 - rho', '= rho*(1-rho^n) + 1 - rho')
        .algebra('s[n+1] = g*(1-rho^(n+1))', 'divided by g all along'),
      step.circular('g - s[n+1] = g*rho^(n+1)', 'the claim with its terms on other sides'),
      step.circular('s[n+1]/g = 1 - rho^(n+1)', 'divided by g'),
      step.circular('s[n+1] - g*(1-rho^(n+1)) = 0', 'and as a difference'),
      step
        .after('(s[n+1] - g)^2 = (s[n+1] - g)^2')
        .circular('s[n+1] = g*(1-rho^(n+1))', 'what says nothing shows nothing'),
    ],
  },
  {
    title: 'Back to the left side',
    about:
      'Lines may begin at what is to be shown and lead back to the left side; each is judged against the one before it.',
    rows: [
      base.after('g*(1-rho^1)', '= (1-rho)*g', '= rho*s[0] + (1-rho)*g').definition('= s[1]', 'the base'),
      base.after('g*(1-rho^0)', '= 0').given('= s[0]', 'one earlier'),
      shrinkBase.after('(1-c)^0*w[0]').algebra('= w[0]', 'the base at nought'),
      stepBack.after('= (1-rho)*g + rho*s[n]').definition('= s[n+1]', 'the step'),
      stepBack.big('= s[n+1]', 'with two reasons in its last line'),
      step.after('g*(1-rho^(n+1))').circular('= s[n+1]', 'the claim read from right to left'),
      step.after('g*(1-rho^(n+1))', '= g - g*rho^(n+1)').circular('= s[n+1]', 'multiplied out'),
      stepBack.after('= (1-rho)*g + rho*s[n-1]').fails('= s[n+1]', 'the term before the last'),
      shrinkStep.after('(1-c)*w[n]').fails('(1-c)^n*w[0]', 'a factor lost, and the claim put in'),
    ],
  },
  {
    title: 'Ways of writing',
    about:
      'Brackets or lowered indices, products without a sign, LaTeX, Greek letters; several = in one line.',
    rows: [
      step.definition('rho s[n] + (1-rho) g', 'products without a sign'),
      step.definition('ρ·s[n] + (1−ρ)·g', 'Greek, a dot, a true minus'),
      step.definition('rho*s_n + (1-rho)*g', 'a lowered index'),
      step.definition(raw`\rho s_n + (1-\rho) g`, 'LaTeX'),
      step.definition(raw`s_{n+1} = \rho \cdot s_n + \left(1-\rho\right) \cdot g`, 'dots, sized brackets'),
      stepRule.definition('rho*(rho*s_{n-1} + (1-rho)*g) + (1-rho)*g', 's_{n-1}'),
      stepRule.hypothesis('ρg(1−ρ^n) + (1−ρ)g', 'a Greek letter next to a name'),
      stepPutIn.algebra('g(1-rho^(n+1))', 'a name before a bracket is a factor'),
      stepPutIn.algebra(raw`\frac{g - g\rho^{n+1}}{1}`, 'a fraction'),
      s1Rule.given('(1-rho)g', 'a bracket before a name'),
      s2PutIn.algebra('(1-rho)(1+rho)g', 'two brackets side by side'),
      s2PutIn.algebra('2 g (1-rho^2)/2', 'a number before a name'),
      shat2.definition(raw`\frac{s_2}{1-\rho^2}`, 'a fraction'),
      s2.definition('s[2] = rho*s[1] + (1-rho)*g = rho*(1-rho)*g + (1-rho)*g', 'two in one; the second'),
      s2.algebra('rho*s[1] + (1-rho)*g = rho*(1-rho)*g + (1-rho)*g = g*(1-rho^2)', 'three; the third'),
      s2.fails('rho*s[1] + (1-rho)*g = rho*(1-rho)*g + (1-rho)*g = g*(1+rho^2)', 'three; the third'),
      s1.given('s[1] = rho*s[0] + (1-rho)*g = (1-rho)*g', 'as the exercise sheet writes it'),
      stepPutIn.fails('g(1-rho^n+1)', 'the exponent ends before the plus'),
      stepPutIn.fails(raw`g(1-\rho^n+1)`, 'in LaTeX too'),
      stepPutIn.fails('g(1-rho)^(n+1)', 'the power is of the bracket alone'),
      step.fails('ρ·s[n] − (1−ρ)·g', 'a sign, in Greek'),
      shat2.fails(raw`\frac{s_2}{1}-\rho^2`, 'the denominator ends too early'),
      geometric.fails('1-q^n/1-q', 'the brackets of a fraction lost'),
    ],
  },
  {
    title: 'Expectations',
    about: 'It is given that all terms have one mean, and nothing else: they may be dependent.',
    rows: [
      pair.algebra('E(g[1]) + E(g[2])', 'the mean of a sum'),
      pair.given('2*E(g[t])', 'the means are the same: an assumption'),
      pair.given('2*E(g)', 'the mean that they all have'),
      product.algebra('E(g[2]*g[1])', 'exchanged inside'),
      mean.definition('E(beta*m[t-1] + (1-beta)*g[t])', 'the recurrence inside'),
      meanRule.algebra('beta*E(m[t-1]) + (1-beta)*E(g[t])', 'the mean is linear'),
      mean.given(`E(${weighted})`, 'the recurrence t times, and the start'),
      meanSum.algebra('(1-beta)*sum(beta^(t-j)*E(g[j]), j, 1, t)', 'the mean taken into the sum'),
      meanSum.given('E(g)*(1-beta^t)', 'all the means are one, and the weights added up'),
      mean.after('(1-beta)*sum(beta^(t-j)*E(g), j, 1, t)').algebra('E(g)*(1-beta^t)', 'the weights added up'),
      mean.given('E(g)*(1-beta^t)', 'all at once'),
      corrected.definition('E(m[t]/(1-beta^t))', 'what the corrected average is'),
      correctedRule.algebra('E(m[t])/(1-beta^t)', 'a number taken out of the mean'),
      corrected.after('E(g)*(1-beta^t)/(1-beta^t)').algebra('E(g)', 'cancelled'),
      pair.fails('g[1] + g[2]', 'the mean left away'),
      pair.fails('2*g[1]', 'a term is not its mean'),
      product.fails('E(g[1])*E(g[2])', 'the terms need not be independent'),
      product.fails('E(g[1]^2)', 'the same mean is not the same number'),
      square.fails('E(g[1])^2', 'the mean of a square'),
      meanRule.fails('beta*m[t-1] + (1-beta)*E(g[t])', 'the average before is random too'),
      meanRule.fails('beta*E(m[t]) + (1-beta)*E(g[t])', 'the new average on the right'),
      mean.fails('E(g)', 'not before it is corrected'),
      mean.fails('(1-beta^t)*g[t]', 'a term for its mean'),
      mean.fails('E(g)*(1-beta)^t', 'agrees for t = 1'),
      correctedRule.fails('E(m[t])/(1-beta)', 'the exponent lost; agrees for t = 1'),
    ],
  },
  {
    title: 'Matrices',
    about: 'Factors may not be exchanged; an inverse is taken where there is one.',
    rows: [
      squared.algebra('(A+B)*(A+B)', 'a square is a product'),
      squared.algebra('A^2 + A*B + B*A + B^2', 'multiplied out in order'),
      inverted.algebra('inverse(B)*inverse(A)', 'in the opposite order'),
      inverted.algebra('B^-1*A^-1', 'written as powers'),
      matrices.algebra('inverse(I-A)*(sum(A^i, i, 0, n-1) - sum(A^(i+1), i, 0, n-1))', 'ready to telescope'),
      matrices.algebra('inverse(I-A)*(I-A^n)', 'telescoped'),
      matrices.algebra('(I-A)^-1*(I-A^n)', 'written as a power'),
      matrices.algebra('(I-A^n)*inverse(I-A)', 'these two may be exchanged'),
      matrices.algebra('inverse(A-I)*(A^n-I)', 'both signs turned'),
      matrices.algebra('sum(A^(n-1-i), i, 0, n-1)', 'the last term first'),
      squared.fails('A^2 + 2*A*B + B^2', 'A*B is not B*A'),
      squared.fails('A^2 + B^2', 'the mixed terms lost'),
      inverted.fails('inverse(A)*inverse(B)', 'in the same order'),
      matrices.fails('(I-A)*(I-A^n)', 'not inverted'),
      matrices.fails('inverse(I-A)*(I-A^(n+1))', 'one term too many'),
      matrices.fails('inverse(I-A)', 'the limit, for a sum that ends'),
      matrices.fails('sum(A^n, i, 0, n-1)', 'the bound n for the index i'),
    ],
  },
  {
    title: 'Roots, exponentials and logarithms',
    about: 'Compared by enclosures, to many digits.',
    rows: [
      root.algebra('a*sqrt(b)', 'a is positive'),
      root.algebra('sqrt(a)*sqrt(a*b)', 'a root of a product'),
      growth.algebra('exp(x)*exp(y)', 'a power of a sum'),
      logs.algebra('log(a) + log(b)', 'the logarithm of a product'),
      root.fails('sqrt(a)*b', 'the wrong one taken out'),
      size.fails('x', 'not where x is negative'),
      growth.fails('exp(x) + exp(y)', 'a power of a sum is a product'),
      logs.fails('log(a+b)', 'the product became a sum'),
    ],
  },
  {
    title: 'Lines that cannot be read',
    about:
      'Unreadable is not wrong: a clear word says what stands in the way, and the next line is judged from the last one read.',
    rows: [
      s1.unreadable('gamma*s[0] + (1-gamma)*g', 'a name the problem does not have'),
      s1.unreadable('5*cm', 'a unit is not a name of the problem'),
      s1.unreadable('(1-rho)*m', 'm is no name here, nor a metre'),
      matrices.unreadable('sum(A^k, i, 0, n-1)', 'the lecture notes: k is no name here'),
      vStep.unreadable('-mu*lambda^i*g[k-i]', 'the index of a sum, outside a sum'),
      step.unreadable('g*(1-rho^1e9)', 'a power too large'),
      s1.unreadable('9^9^9', 'a number too large'),
      geometric.unreadable('sum(q^k, k, 0, 10^9)', 'too many terms'),
      geometric.unreadable('sum(q^k, k, 0)', 'a bound is missing'),
      s1.unreadable('0^0', 'undefined'),
      s1.unreadable('g/(1-1)', 'a division by nought'),
      stepRule.unreadable('g*(1-rho^(n+1)', 'a bracket is not closed'),
      s1.unreadable('rho*s[0', 'an index is not closed'),
      s1.unreadable('rho*s[0] +', 'it ends early'),
      s1.unreadable('0,8*g', 'a decimal comma'),
      step.unreadable('thus by induction it holds for every n', 'words, as at the end of the exercise sheet'),
      geometric.unreadable('1 + q + ... + q^(n-1)', 'dots; a sum says it'),
      step.unreadable(raw`\frac{s_n}{`, 'LaTeX that is not closed'),
      s1Rule.after('as the start is nought').given('(1-rho)*g', 'judged from the line before the words'),
      s1.after('we begin with').definition('rho*s[0] + (1-rho)*g', 'judged from the left side'),
      stepRule.after('g*(1-rho^(n+1)').hypothesis('g*(1-rho^(n+1))', 'judged from the recurrence'),
      stepRule.after('g*(1-rho^(n+1)').fails('g*(1-rho^n)', 'judged from the recurrence, and wrong'),
      step
        .after('rho*(s[n]')
        .unreadable('g*(1-rho^n)', 'it may follow from the first line, which was not read'),
    ],
  },
];
