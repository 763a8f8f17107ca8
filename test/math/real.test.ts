/** Enclosures hold the exact number, roots are exact, and no cell is ever a double: laws against exact rationals, decimal.js and Python. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certainDigits, endingDecimal, readDecimal, roundedText } from '../../src/math/decimal.ts';
import { evaluate } from '../../src/math/evaluate.ts';
import { EvaluationFault } from '../../src/math/fault.ts';
import * as interval from '../../src/math/interval.ts';
import { parse } from '../../src/math/parse.ts';
import * as rational from '../../src/math/rational.ts';
import { compare, type Rational, ratio, whole } from '../../src/math/rational.ts';
import {
  type Arithmetic,
  arithmetic,
  type Enclosed,
  endsOf,
  isRational,
  meets,
  type Real,
  roundingInside,
  sign,
  span,
  touches,
} from '../../src/math/real.ts';
import { lastDigit, type Rounding, roundTo } from '../../src/math/rounding.ts';
import { inverseExact, isSurd, multiplyExact, rootOf } from '../../src/math/surd.ts';
import type { Value } from '../../src/math/value.ts';

const { add, subtract, multiply, divide, power, negate, absolute } = rational;
const DIGITS = 60;
const at = (digits: number): Arithmetic => arithmetic(digits);
const run = (formula: string, digits = DIGITS): Value =>
  evaluate(parse(formula), () => undefined, arithmetic(digits));
const number = (formula: string, digits = DIGITS): Real => run(formula, digits).cells[0]!;

/** A decimal's digits as a rational, read from its text rather than by the code under test. */
function exactly(x: interval.Decimal): Rational {
  const [whole_, part = ''] = x.toFixed().split('.');
  return ratio(BigInt(whole_ + part), 10n ** BigInt(part.length));
}
const least = (...numbers: Rational[]): Rational => numbers.reduce((a, b) => (compare(b, a) < 0 ? b : a));
const most = (...numbers: Rational[]): Rational => numbers.reduce((a, b) => (compare(b, a) > 0 ? b : a));
const powerOfTen = (k: number): Rational => power(whole(10), k);

function expectInside(x: Rational, around: interval.Interval): void {
  expect(compare(exactly(around.lo), x)).toBeLessThanOrEqual(0);
  expect(compare(x, exactly(around.hi))).toBeLessThanOrEqual(0);
}

/** Both ends as near to the exact ones as so many digits, times the slack, allow: an enclosure of everything would enclose too. */
function expectSharp(
  around: interval.Interval,
  [lo, hi]: readonly [Rational, Rational],
  digits: number,
  slack = 1,
): void {
  const unit = multiply(whole(slack), powerOfTen(1 - digits));
  for (const [found, due] of [
    [around.lo, lo],
    [around.hi, hi],
  ] as const) {
    const allowed = due.n === 0n ? unit : multiply(absolute(due), unit);
    expect(compare(absolute(subtract(exactly(found), due)), allowed)).toBeLessThanOrEqual(0);
  }
}

// Ends have at most 24 digits, so that 60 digits hold them; digits asked of an operation may be far fewer.
const exponent = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -300, max: 300 }));
const end = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: -99n, max: 99n }), fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })),
    exponent,
  )
  .map(([n, k]) => multiply(whole(n), powerOfTen(k)));
const fraction = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.bigInt({ min: 1n, max: 10n ** 30n }),
    exponent,
  )
  .map(([n, d, k]) => multiply(ratio(n, d), powerOfTen(k)));
const between = (a: Rational, b: Rational): interval.Interval =>
  interval.hull(interval.enclose(a, DIGITS), interval.enclose(b, DIGITS));
/** A number, and a little more: on either side of where the upper end of a function is worked out from the lower. */
const narrow = (from: fc.Arbitrary<Rational>): fc.Arbitrary<readonly [Rational, Rational]> =>
  fc
    .tuple(from, fc.integer({ min: 4, max: 34 }), fc.integer({ min: 1, max: 9 }))
    .map(([a, k, n]) => [a, add(a, multiply(absolute(a), multiply(whole(n), powerOfTen(-k))))]);
const wide = fc.oneof(
  fc.tuple(end, end),
  narrow(end),
  end.map((a) => [a, a] as const),
  end.map((a) => [a, negate(a)] as const),
  end.map((a) => [a, whole(0)] as const),
  fc.tuple(end, end).map(([a, b]) => [negate(absolute(a)), absolute(b)] as const),
);
/** An interval and a number in it. */
const held = fc.tuple(wide, fc.integer({ min: 0, max: 16 })).map(([[a, b], k]) => ({
  around: between(a, b),
  x: add(a, multiply(subtract(b, a), ratio(BigInt(k), 16n))),
}));
const digitsAsked = fc.constantFrom(3, 10, DIGITS, 120);
const ends = (a: interval.Interval): readonly [Rational, Rational] => [exactly(a.lo), exactly(a.hi)];

describe('an enclosure of a rational', () => {
  it('holds it, and is at most one unit of the last place wide', () => {
    fc.assert(
      fc.property(fc.oneof(fraction, end), digitsAsked, (x, digits) => {
        const found = interval.enclose(x, digits);
        expectInside(x, found);
        const unit = powerOfTen(Math.min(found.lo.e, found.hi.e) - digits + 1);
        expect(compare(subtract(exactly(found.hi), exactly(found.lo)), unit)).toBeLessThanOrEqual(0);
      }),
    );
  });
  it('is a point where the digits hold the number', () => {
    fc.assert(fc.property(end, (x) => interval.enclose(x, DIGITS).lo.eq(interval.enclose(x, DIGITS).hi)));
  });
  it('has the ends that endsOf gives', () => {
    fc.assert(
      fc.property(fraction, (x) => {
        const found = interval.enclose(x, 10);
        for (const [i, due] of ends(found).entries()) expect(compare(endsOf(found)[i]!, due)).toBe(0);
      }),
    );
  });
});

describe('what is worked out from two enclosures holds what comes of the numbers in them', () => {
  const corners = (
    a: interval.Interval,
    b: interval.Interval,
    exact: (x: Rational, y: Rational) => Rational,
  ): readonly [Rational, Rational] => {
    const all = ends(a).flatMap((x) => ends(b).map((y) => exact(x, y)));
    return [least(...all), most(...all)];
  };
  it.each([
    ['add', add, interval.add],
    ['subtract', subtract, (a, b, digits) => interval.add(a, interval.negate(b), digits)],
    ['multiply', multiply, interval.multiply],
    ['divide', divide, interval.divide],
    ['greater', most, (a, b) => interval.greater(a, b)],
  ] as readonly (readonly [
    string,
    (x: Rational, y: Rational) => Rational,
    (a: interval.Interval, b: interval.Interval, digits: number) => interval.Interval,
  ])[])('%s', (name, exact, onIntervals) => {
    fc.assert(
      fc.property(held, held, digitsAsked, (a, b, digits) => {
        fc.pre(name !== 'divide' || !interval.holdsZero(b.around));
        const found = onIntervals(a.around, b.around, digits);
        expectInside(exact(a.x, b.x), found);
        expectSharp(found, corners(a.around, b.around, exact), digits, name === 'divide' ? 3 : 1);
      }),
      { numRuns: 1000 },
    );
  });
  it('add, where nearly all is taken away', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: -90, max: 0 }), (x, k) => {
        const near = multiply(x, add(whole(1), powerOfTen(k)));
        const [a, b] = [interval.enclose(x, DIGITS), interval.enclose(near, DIGITS)];
        expectInside(subtract(x, near), interval.add(a, interval.negate(b), DIGITS));
      }),
    );
  });
});

describe('what is worked out from one enclosure holds what comes of the numbers in it', () => {
  it('absolute', () => {
    fc.assert(
      fc.property(held, ({ around, x }) => {
        const found = interval.absolute(around);
        expectInside(absolute(x), found);
        const sizes = ends(around).map(absolute);
        const nearest = interval.holdsZero(around) ? whole(0) : least(...sizes);
        expect(ends(found).map((size) => compare(size, nearest))[0]).toBe(0);
        expect(compare(ends(found)[1], most(...sizes))).toBe(0);
      }),
    );
  });
  it('power', () => {
    fc.assert(
      fc.property(held, fc.integer({ min: 0, max: 12 }), digitsAsked, ({ around, x }, times, digits) => {
        fc.pre(!around.lo.isZero() || !around.hi.isZero());
        const found = interval.power(around, times, digits);
        expectInside(power(x, times), found);
        const straddles =
          compare(exactly(around.lo), whole(0)) < 0 && compare(exactly(around.hi), whole(0)) > 0;
        const all = ends(around).map((y) => power(y, times));
        const lowest = straddles && times % 2 === 0 && times > 0 ? whole(0) : least(...all);
        if (digits > 3) expectSharp(found, [lowest, most(...all)], digits, 4 * times + 1);
      }),
      { numRuns: 1000 },
    );
  });
  it('zero alone may be raised to a power too', () => {
    const zero = interval.enclose(whole(0), DIGITS);
    expect(interval.power(zero, 3, DIGITS).hi.isZero()).toBe(true);
  });
  it('squareRoot: the ends squared lie outside, and two units of the last place further in they do not', () => {
    const square = (x: Rational): Rational => multiply(x, x);
    fc.assert(
      fc.property(held, digitsAsked, ({ around }, digits) => {
        fc.pre(around.hi.gt(0));
        const [lo, hi] = ends(around);
        const [low, high] = ends(interval.squareRoot(around, digits));
        const [from, unit] = [most(lo, whole(0)), multiply(whole(2), powerOfTen(1 - digits))];
        expect(sign(low)).not.toBe(-1);
        expect(compare(square(low), from)).toBeLessThanOrEqual(0);
        expect(compare(square(high), hi)).toBeGreaterThanOrEqual(0);
        expect(compare(square(multiply(low, add(whole(1), unit))), from)).toBeGreaterThanOrEqual(0);
        expect(compare(square(multiply(high, subtract(whole(1), unit))), hi)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});

/** An oracle of the same library, but of far more digits than an enclosure has. */
const Oracle = Decimal.clone({ precision: 150, toExpNeg: -9e15, toExpPos: 9e15 });
const oracle = (x: Rational): Decimal => new Oracle(endingDecimal(x)!);

describe('exponential and logarithm hold what 150 digits give', () => {
  const argument = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -50, max: -18 }))
    .map(([n, k]) => multiply(whole(n), powerOfTen(k)));
  const positive = end.filter((x) => x.n > 0n);
  it.each([
    ['exponential', interval.exponential, (x: Decimal) => x.exp(), argument, argument],
    [
      'logarithm',
      interval.logarithm,
      (x: Decimal) => x.ln(),
      fc.oneof(
        positive,
        argument.map((x) => add(whole(1), absolute(x))),
      ),
      positive,
    ],
  ] as const)('%s', (_, onIntervals, due, from, narrowFrom) => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(from, from), narrow(narrowFrom)), digitsAsked, ([a, b], digits) => {
        const found = onIntervals(between(a, b), digits);
        const both = [due(oracle(least(a, b))), due(oracle(most(a, b)))].map(exactly);
        for (const y of both) expectInside(y, found);
        expectSharp(found, [both[0]!, both[1]!], digits, 2);
      }),
      { numRuns: 1000 },
    );
  });
  it.each([
    ['sigmoid', (x: Decimal) => new Oracle(1).div(x.neg().exp().plus(1))],
    ['tanh', (x: Decimal) => x.tanh()],
  ] as const)('%s', (name, due) => {
    fc.assert(
      fc.property(argument, (x) => {
        fc.pre(x.n !== 0n);
        const found = number(`${name}(${endingDecimal(x)})`);
        expectInside(exactly(due(oracle(x))), found as Enclosed);
        // A small number taken from 1 leaves fewer digits.
        const lost = Math.max(0, -oracle(x).e);
        expectSharp(found as Enclosed, [exactly(due(oracle(x))), exactly(due(oracle(x)))], DIGITS - lost, 5);
      }),
      { numRuns: 300 },
    );
  });
});

describe('constants, worked out with Python’s decimal module', () => {
  it.each([
    ['exp(1)', '2.7182818284590452353602874713526624977572470936999595749669676277240766303535475945713'],
    ['exp(-1)', '0.36787944117144232159552377016146086744581113103176783450783680169746149574489980335714'],
    ['exp(0.5)', '1.6487212707001281468486507878141635716537761007101480115750793116406610211942156086327'],
    [
      'exp(-10)',
      '0.000045399929762484851535591515560550610237918088866564969259071305650999421614302281652525',
    ],
    ['exp(20)', '485165195.40979027796910683054154055868463898894484725435361080031597799614270974016597'],
    ['exp(1/3)', '1.3956124250860895286281253196025868375979065151994069826175167060317390156459518469697'],
    ['exp(1e-8)', '1.0000000100000000500000001666666670833333341666666680555555575396825421626984154541446'],
    ['log(2)', '0.69314718055994530941723212145817656807550013436025525412068000949339362196969471560586'],
    ['log(10)', '2.3025850929940456840179914546843642076011014886287729760333279009675726096773524802359'],
    [
      'log(0.001)',
      '-6.9077552789821370520539743640530926228033044658863189280999837029027178290320574407079',
    ],
    ['log(1/3)', '-1.0986122886681096913952452369225257046474905578227494517346943336374942932186089668736'],
    [
      'log(12345.6789)',
      '9.4210613941918352971219675292257473793092758865053100710517783412219270285469418567121',
    ],
    [
      'log(1.00000001)',
      '0.0000000099999999500000003333333308333333533333331666666680952380827380953492063482063492154401',
    ],
    [
      'sigmoid(0.4798)',
      '0.61770064656960491173975799329120751255792938615583737142181766006427706151179397772249',
    ],
    [
      'sigmoid(-3)',
      '0.047425873177566780878848151771752201386179432420609100717888008774448711502710233885783',
    ],
    [
      'sigmoid(40)',
      '0.99999999999999999575164574470841102271927909559549362856523728211383192506698152746510',
    ],
    ['tanh(0.5)', '0.46211715726000975850231848364367254873028928033011303855273181583808090614040927877494'],
    ['tanh(-3)', '-0.99505475368673045133188018525548847509781385470028249182387881513066470278255917671939'],
    [
      'tanh(1e-6)',
      '0.00000099999999999966666666666679999999999994603174603176790123456789237133237133596346040790',
    ],
    ['sqrt(2)', '1.4142135623730950488016887242096980785696718753769480731766797379907324784621070388503'],
    [
      'sqrt(545)/5',
      '4.6690470119715008069830062139452902270994057241334290445441986211617849399074099423267',
    ],
    ['2^(1/3)', '1.2599210498948731647672106072782283505702514647015079800819751121552996765139594837293'],
  ])('%s', (formula, digits) => {
    const found = number(formula);
    expect(isRational(found)).toBe(false);
    // The digits are cut off, so the number lies from them to one unit of their last place further out.
    const shown = readDecimal(digits)!;
    const further = multiply(whole(BigInt(sign(shown)!)), powerOfTen(-digits.split('.')[1]!.length));
    const [low, high] = endsOf(found);
    expect(compare(low, most(shown, add(shown, further)))).toBeLessThanOrEqual(0);
    expect(compare(high, least(shown, add(shown, further)))).toBeGreaterThanOrEqual(0);
    expect(certainDigits(found, 40)).toBe(digits.slice(0, certainDigits(found, 40).length));
  });
});

describe('roots are exact', () => {
  it.each([
    ['sqrt(9/4)', '3/2'],
    ['sqrt(0)', '0'],
    ['sqrt(2)*sqrt(3)*sqrt(6)', '6'],
    ['(sqrt(545)/5)^2', '109/5'],
    ['sqrt(545/25)^2', '109/5'],
    ['(2 + sqrt(3))*(2 - sqrt(3))', '1'],
    ['sqrt(8)/sqrt(2)', '2'],
    ['sqrt(2) - sqrt(8)/2', '0'],
    ['1/(1/sqrt(5))^2', '5'],
    ['17^(1/2)*17^0.5', '17'],
    ['norm([3, 4])', '5'],
    ['abs(-sqrt(2))*sqrt(2)', '2'],
    ['sqrt(1018081*2)*sqrt(2)', '2018'],
  ])('%s is %s', (formula, due) => {
    const found = number(formula);
    expect(isRational(found) && rational.equal(found, number(due) as Rational)).toBe(true);
  });
  it.each([
    ['1/(sqrt(2) - 1)', '1 + sqrt(2)'],
    ['sqrt(8)', '2*sqrt(2)'],
    ['sqrt(1/2)', 'sqrt(2)/2'],
    ['sqrt(2)*sqrt(3)', 'sqrt(6)'],
    ['(1 + sqrt(5))^2/2', '3 + sqrt(5)'],
    ['3/sqrt(34)/5 + 6/5', '3*sqrt(34)/170 + 6/5'],
    ['-(1 - sqrt(7))', 'sqrt(7) - 1'],
  ])('%s is %s, and is told from any other number', (formula, due) => {
    const [found, other] = [number(formula), number(due)];
    expect([meets(found, other), touches(found, other)]).toEqual([true, false]);
    expect((found as Enclosed).surd).toEqual((other as Enclosed).surd);
    expect(meets(found, number(`${due} + 1e-38`))).toBe(false);
  });

  const small = fc
    .tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 30 }))
    .map(([n, d]) => ratio(BigInt(n), BigInt(d)));
  const radicand = fc.constantFrom(2n, 3n, 5n, 6n, 7n, 34n, 130n, 545n, 999983n);
  const nonzero = small.filter((x) => x.n !== 0n);
  const how = at(DIGITS);
  const surd = (a: Rational, b: Rational, r: bigint): Real =>
    how.add(a, how.multiply(b, how.squareRoot(whole(r))));
  const bare = (x: Real): Real => (isRational(x) ? x : { lo: x.lo, hi: x.hi });

  it.each(['add', 'subtract', 'multiply', 'divide'] as const)(
    '%s: a + b√r agrees with its enclosures, and with the rule worked out by parts',
    (operation) => {
      fc.assert(
        fc.property(small, nonzero, small, nonzero, radicand, (a, b, c, d, r) => {
          const [x, y] = [surd(a, b, r), surd(c, d, r)];
          const found = how[operation](x, y);
          expect(meets(bare(found), how[operation](bare(x), bare(y)))).toBe(true);
          const R = whole(r);
          const norm = subtract(multiply(c, c), multiply(multiply(d, d), R));
          const parts: Record<typeof operation, readonly [Rational, Rational]> = {
            add: [add(a, c), add(b, d)],
            subtract: [subtract(a, c), subtract(b, d)],
            multiply: [add(multiply(a, c), multiply(R, multiply(b, d))), add(multiply(a, d), multiply(b, c))],
            divide: [
              divide(subtract(multiply(a, c), multiply(R, multiply(b, d))), norm),
              divide(subtract(multiply(b, c), multiply(a, d)), norm),
            ],
          };
          const [p, q] = parts[operation];
          if (q.n === 0n) expect(isRational(found) && rational.equal(found, p)).toBe(true);
          else {
            const exact = (found as Enclosed).surd!;
            expect([rational.equal(exact.a, p), rational.equal(exact.b, q), exact.r]).toEqual([
              true,
              true,
              r,
            ]);
          }
        }),
        { numRuns: 500 },
      );
    },
  );
  it('roots of two numbers multiply to the root of their product', () => {
    fc.assert(
      fc.property(nonzero.map(absolute), nonzero.map(absolute), (a, b) => {
        const [product, due] = [multiplyExact(rootOf(a)!, rootOf(b)!)!, rootOf(multiply(a, b))!];
        expect(isSurd(product) ? product : rational.reduced(product)).toEqual(due);
      }),
    );
  });
  it('a root is the number whose square it is, or null past the bounds', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 6n }), (n, d) => {
        const root = rootOf(ratio(n, d));
        if (root === null) return;
        const square = multiplyExact(root, root)!;
        expect(isSurd(square)).toBe(false);
        expect(rational.equal(square as Rational, ratio(n, d))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  it('the inverse times the number is 1', () => {
    fc.assert(
      fc.property(small, nonzero, radicand, (a, b, r) => {
        const y = { a: rational.reduced(a), b: rational.reduced(b), r };
        const one = multiplyExact(inverseExact(y)!, y) as Rational;
        expect(isSurd(one)).toBe(false);
        expect(rational.equal(one, whole(1))).toBe(true);
      }),
    );
  });
  it('different roots never meet, equal ones always do', () => {
    fc.assert(
      fc.property(small, nonzero, radicand, small, nonzero, radicand, (a, b, r, c, d, s) => {
        const same = rational.equal(a, c) && rational.equal(b, d) && r === s;
        expect(meets(surd(a, b, r), surd(c, d, s))).toBe(same);
        expect(meets(surd(a, b, r), surd(a, b, r))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('near is not equal', () => {
  // p/q from p² − 2q² = ±1 is nearer to √2 than any other fraction so short.
  const pell = (until: bigint): Rational => {
    let [p, q] = [1n, 1n];
    while (q < until) [p, q] = [p + 2n * q, p + q];
    return ratio(p, q);
  };
  it.each([10, 30, 60, 200])('a fraction of %i digits beside √2 does not meet it', (digits) => {
    const near = pell(10n ** BigInt(digits));
    expect([meets(near, number('sqrt(2)')), meets(number('sqrt(2)'), near)]).toEqual([false, false]);
    expect(touches(near, number('sqrt(2)'))).toBe(false);
  });
  it('the enclosures alone would not tell them apart', () => {
    const { lo, hi } = number('sqrt(2)') as Enclosed;
    expect([meets(pell(10n ** 60n), { lo, hi }), touches(pell(10n ** 60n), { lo, hi })]).toEqual([
      true,
      true,
    ]);
  });
  it('under roots of different numbers, more digits are asked for, and tell', () => {
    // The fraction that stands for √3 − √2 to 61 places.
    const gap = '0.3178372451957822447257576172961742883731333784334325548791272';
    const [x, y] = [number(`sqrt(2) + ${gap}`), number('sqrt(3)')];
    expect([meets(x, y), touches(x, y)]).toEqual([true, true]);
    expect(meets(number(`sqrt(2) + ${gap}`, 120), number('sqrt(3)', 120))).toBe(false);
  });
  it('a range meets all that lies in it, ends too, and is not decided by touching', () => {
    const range = span(ratio(615n, 1000n), ratio(625n, 1000n));
    const near = (x: string): readonly boolean[] => [meets(range, number(x)), touches(range, number(x))];
    expect(['0.614999', '0.615', '0.62', '0.625', '0.625001'].map((x) => near(x)[0])).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(near('sigmoid(0.4798)')).toEqual([true, false]);
  });
});

const decimals = (digits: number) => ({ kind: 'decimals', digits }) as const;
const figures = (digits: number) => ({ kind: 'figures', digits }) as const;

describe('written out, every digit is certain', () => {
  /** 2 itself, known only as an enclosure. */
  const two = 'exp(log(2))';
  it.each([
    ['9.996', figures(3), '10.0'],
    ['9.994', figures(3), '9.99'],
    ['0.0004996', figures(3), '0.000500'],
    ['-0.0004996', figures(3), '-0.000500'],
    ['-9.996', figures(3), '-10.0'],
    ['999.6', figures(3), '1000'],
    ['1234.5', figures(3), '1230'],
    ['0.4996', figures(3), '0.500'],
    ['0.125', decimals(2), '0.13'],
    ['-0.125', decimals(2), '-0.13'],
    ['0.135', decimals(2), '0.14'],
    ['-0.004', decimals(2), '0.00'],
    ['2.5', decimals(0), '3'],
    ['3.1', decimals(2), '3.10'],
    ['2/3', decimals(2), '0.67'],
    ['-2/3', decimals(2), '-0.67'],
    ['0', decimals(2), '0.00'],
    ['0', figures(3), '0'],
    ['4/5', { kind: 'exact' }, '0.8'],
    ['-2/6', { kind: 'exact' }, '-1/3'],
    ['sqrt(2)', figures(3), '1.41'],
    ['-sqrt(2)', decimals(2), '-1.41'],
    ['sqrt(99.92)', figures(3), '10.0'],
    ['sqrt(2)/1000', decimals(2), '0.00'],
    ['-sqrt(2)/1000', decimals(2), '0.00'],
    ['sqrt(2)', { kind: 'exact' }, '1.4142135623730950488'],
    [two, figures(3), '2.00'],
    [two, decimals(2), '2.00'],
    [`-${two}`, figures(3), '-2.00'],
    [`${two}/16`, decimals(2), '0.13'],
    [`5*${two}`, figures(3), '10.0'],
  ] as readonly (readonly [string, Rounding, string])[])('%s as %o is %s', (formula, rounding, text) => {
    expect(roundedText(number(formula), rounding)).toBe(text);
  });
  it.each([
    ['1/3', 4, '0.3333'],
    ['-2/3', 4, '-0.6666'],
    ['9.996', 3, '9.99'],
    ['-0.0004996', 3, '-0.000499'],
    ['12345', 3, '12345'],
    ['0', 5, '0'],
    ['sqrt(2)', 5, '1.4142'],
    ['-sqrt(2)', 5, '-1.4142'],
    ['sqrt(2)*1e10', 5, '14142135623'],
    ['sqrt(2)*1e-10', 5, '0.00000000014142'],
    [two, 4, '2.000'],
    [`-${two}`, 4, '-2.000'],
  ] as const)('%s to %i certain digits is %s', (formula, count, text) => {
    expect(certainDigits(number(formula), count)).toBe(text);
  });
  it('a rounded text lies within half a unit of its last place, for both kinds of number', () => {
    const rounding = fc.oneof(
      fc.integer({ min: 0, max: 8 }).map(decimals),
      fc.integer({ min: 1, max: 8 }).map(figures),
    );
    const size = fc.integer({ min: 1, max: 2 ** 31 - 1 });
    const positive = fc.tuple(size, size).map(([n, d]) => ratio(BigInt(n), BigInt(d)));
    fc.assert(
      fc.property(positive, rounding, fc.boolean(), (x, asked, root) => {
        const exact: Real = root ? at(DIGITS).squareRoot(x) : x;
        const text = roundedText(exact, asked);
        const [, part = ''] = text.split('.');
        const written = readDecimal(text)!;
        // Nothing stands behind a whole number but noughts: its last place is that of the figures asked.
        const places =
          part.length > 0 || asked.kind === 'decimals' ? part.length : asked.digits - text.length;
        const half = multiply(ratio(1n, 2n), powerOfTen(-places));
        const [low, high] = endsOf(exact);
        expect(compare(subtract(written, half), low)).toBeLessThanOrEqual(0);
        expect(compare(high, add(written, half))).toBeLessThanOrEqual(0);
        if (asked.kind === 'decimals') expect(part.length).toBe(asked.digits);
        else if (part.length > 0 || text.length === asked.digits)
          expect(text.replace('.', '').replace(/^0+/, '').length).toBe(asked.digits);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a result rounded inside a step', () => {
  const some = fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
    .map(([n, d]) => ratio(n, d));
  const asked = fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 6 }));
  it('may be itself, or rounded to the digits asked or any more, and is no further off than half of the last', () => {
    fc.assert(
      fc.property(some, asked, fc.boolean(), (x, [inFigures, count], root) => {
        const rounding = inFigures ? figures(count) : decimals(count);
        const result = root ? at(DIGITS).squareRoot(absolute(x)) : x;
        const found = endsOf(roundingInside(DIGITS, rounding).inner(result));
        const [low, high] = endsOf(result);
        const last = lastDigit(low, rounding);
        if (last === null) {
          expect(found.map((end) => compare(end, low))).toEqual([0, 0]);
          return;
        }
        const roundings = [0, 1, 2, 5].map((more) => roundTo(low, last - more));
        for (const one of [low, high, ...roundings]) {
          expect(compare(found[0], one)).toBeLessThanOrEqual(0);
          expect(compare(one, found[1])).toBeLessThanOrEqual(0);
        }
        const half = multiply(ratio(1n, 2n), powerOfTen(last));
        expect(compare(subtract(low, found[0]), half)).toBeLessThanOrEqual(0);
        expect(compare(subtract(found[1], high), half)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
  it.each([
    // 0.998 and 0.9980 are the same number, and 0.998001 is itself.
    ['0.998001', figures(3), '0.998', '0.998001'],
    ['0.99949', figures(3), '0.999', '0.9995'],
    ['1/3', decimals(2), '0.33', '1/3'],
    ['0.4445', decimals(2), '0.44', '0.445'],
    ['-0.998001', figures(3), '-0.998001', '-0.998'],
  ] as const)('%s lies between its roundings and no further', (text, asked, low, high) => {
    const found = endsOf(roundingInside(DIGITS, asked).inner(number(text)));
    const off = [low, high].map((end, i) => subtract(found[i]!, number(end) as Rational));
    const least = powerOfTen(-20);
    for (const gap of off) expect(compare(absolute(gap), least)).toBeLessThanOrEqual(0);
  });
  it('stays as it is where all is asked exactly', () => {
    const root = number('sqrt(2)');
    expect(roundingInside(DIGITS, { kind: 'exact' }).inner(root)).toBe(root);
  });
});

describe('every cell is a fraction of whole numbers or an enclosure, never a double', () => {
  const isDecimal = (x: unknown): boolean => Decimal.isDecimal(x) && (x as Decimal).isFinite();
  function kindOf(cell: Real): string {
    if (typeof cell !== 'object' || cell === null) return `a ${typeof cell}`;
    if ('n' in cell) {
      const sound = typeof cell.n === 'bigint' && typeof cell.d === 'bigint' && cell.d > 0n;
      return sound ? 'rational' : 'no fraction';
    }
    if (!isDecimal(cell.lo) || !isDecimal(cell.hi) || cell.lo.gt(cell.hi)) return 'no enclosure';
    if (!cell.surd) return 'enclosed';
    const { a, b, r } = cell.surd;
    return [a.n, a.d, b.n, b.d, r].every((part) => typeof part === 'bigint') && a.d > 0n && b.d > 0n && r > 1n
      ? 'root'
      : 'no root';
  }
  it.each([
    ['0.1 + 0.2', 'rational'],
    ['1/3 - 1/3', 'rational'],
    ['1e-20', 'rational'],
    ['-7/-3', 'rational'],
    ['2^(-3)', 'rational'],
    ['0^0', 'rational'],
    ['4^(1/2)', 'rational'],
    ['4^(-1/2)', 'rational'],
    ['4^1.5', 'rational'],
    ['sqrt(2)^(-2)', 'rational'],
    ['sqrt(9/4)', 'rational'],
    ['[2, -1; -1, 3]^3', 'rational'],
    ['[1, 2; 3, 4]*[1, 2]', 'rational'],
    ["[1, 2]'*[3, 4]", 'rational'],
    ['rowmeans([1, 2; 3, 5])', 'rational'],
    ['colsums([1, 2; 3, 5])', 'rational'],
    ['sign([-2, 0, 1/2])', 'rational'],
    ['relu([-1, 2])', 'rational'],
    ['heaviside([-1, 0, 2])', 'rational'],
    ['largest([1, 2, 3/2])', 'rational'],
    ['argmax([1, sqrt(2), 7/5])', 'rational'],
    ['argmax([sqrt(2), sqrt(2)])', 'rational'],
    ['sign(sqrt(2) - 7/5)', 'rational'],
    ['exp(0)', 'rational'],
    ['log(1)', 'rational'],
    ['tanh(0)', 'rational'],
    ['sigmoid(0)', 'rational'],
    ['0*exp(1)', 'rational'],
    ['exp(1)^0', 'rational'],
    ['sqrt(2)', 'root'],
    ['-sqrt(2)/3 + 1', 'root'],
    ['1 ./ sqrt([2, 3, 5])', 'root'],
    ['[sqrt(2), sqrt(8)] .* 3', 'root'],
    ['largest([1, sqrt(2), 7/5])', 'root'],
    ['norm([1, 2])', 'root'],
    ['2^(1/3)', 'enclosed'],
    ['2^0.3', 'enclosed'],
    ['exp(1)', 'enclosed'],
    ['exp([-3, 1e-9, 40])', 'enclosed'],
    ['log([2, 1/2, 1e300])', 'enclosed'],
    ['sigmoid([-40, 1/3, 40])', 'enclosed'],
    ['tanh([-2, 1/3])', 'enclosed'],
    ['exp(1)*-1/3', 'enclosed'],
    ['exp(1) - exp(1)', 'enclosed'],
    ['(exp(1) - exp(1))^3', 'enclosed'],
    ['(exp(1) - exp(1))^2', 'enclosed'],
    ['abs(exp(1) - exp(1))', 'enclosed'],
    ['relu(exp(1) - exp(1))', 'enclosed'],
    ['sqrt(exp(1))', 'enclosed'],
    ['(1 + sqrt(2))^3', 'enclosed'],
    ['exp(1)^(-2)', 'enclosed'],
    ["[1/3, 2]'*[sqrt(2), exp(1)]", 'enclosed'],
    ['rowmeans([[exp(1), sqrt(2)]])', 'enclosed'],
    ['sqrt(2) + sqrt(3)', 'enclosed'],
    ['sqrt(2 + sqrt(3))', 'enclosed'],
  ])('%s: %s', (formula, kind) => {
    expect(new Set(run(formula).cells.map(kindOf))).toEqual(new Set([kind]));
  });
});

describe('what has no value is a fault, never a number', () => {
  it.each([
    ['sqrt(-1)', 'negative-root', 'sqrt(-1)'],
    ['1 + sqrt(1 - sqrt(2))', 'negative-root', 'sqrt(1 - sqrt(2))'],
    ['(-2)^(1/2)', 'negative-root', '(-2)^(1/2)'],
    ['log(0)', 'logarithm', 'log(0)'],
    ['log(-exp(1))', 'logarithm', 'log(-exp(1))'],
    ['(-8)^(1/3)', 'logarithm', '(-8)^(1/3)'],
    ['1/0', 'division-by-zero', '1/0'],
    ['2*(1/(3 - 3))', 'division-by-zero', '1/(3 - 3)'],
    ['sqrt(2)/0', 'division-by-zero', 'sqrt(2)/0'],
    ['1/(sqrt(8) - 2*sqrt(2))', 'division-by-zero', '1/(sqrt(8) - 2*sqrt(2))'],
    ['1/(exp(1) - exp(1))', 'division-by-zero', '1/(exp(1) - exp(1))'],
    ['1/(sqrt(2036162) - 1009*sqrt(2))', 'division-by-zero', '1/(sqrt(2036162) - 1009*sqrt(2))'],
    ['0^(-1)', 'division-by-zero', '0^-1'],
    ['0^(-1/2)', 'division-by-zero', '0^(-1/2)'],
    ['exp(1e9)', 'too-large', 'exp(1000000000)'],
    ['exp(-1e9)', 'too-large', 'exp(-1000000000)'],
    ['exp(exp(10))', 'too-large', 'exp(exp(10))'],
    ['9^9^9', 'exponent', '9^9^9'],
    ['99^9999', 'too-large', '99^9999'],
    ['exp(10)^9999', 'too-large', 'exp(10)^9999'],
    ['2^sqrt(2)', 'exponent', '2^sqrt(2)'],
    // √2036162 is 1009√2; the square of so large a prime is not taken out of the root.
    ['argmax([sqrt(2036162), 1009*sqrt(2)])', 'undecided', 'argmax([sqrt(2036162); 1009*sqrt(2)])'],
    ['argmax([exp(1), exp(1)])', 'undecided', 'argmax([exp(1); exp(1)])'],
  ])('%s: %s', (formula, code, where) => {
    let thrown: unknown;
    try {
      run(formula);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(EvaluationFault);
    expect((thrown as EvaluationFault).problem).toMatchObject({ code, where });
  });
});
