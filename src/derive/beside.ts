/** Equations that stand beside a chain, such as the hypothesis written down → what follows from them. */
import type { Tree } from '../math/tree.ts';
import { amountsTo, type Equation } from './claim.ts';
import { isSame, type Worlds } from './compare.ts';
import { type JudgedLine, judgeLine } from './judged-line.ts';
import type { Reason } from './reason.ts';

export interface Beside extends Equation {
  readonly big: boolean;
}

/** The equation that sides make, or go on with. */
export const besideOf = (
  goesOn: Beside | null,
  sides: readonly Tree[],
  judged: readonly JudgedLine[],
): Beside => ({
  from: goesOn?.from ?? sides[0]!,
  to: sides.at(-1)!,
  big: goesOn?.big || judged.some((line) => line.verdict === 'holds' && line.big),
});

/** Where a chain begins, and what stands beside it so far. */
export interface Around {
  readonly worlds: Worlds;
  readonly begin: Tree;
  readonly equations: readonly Beside[];
}

export const follows = ({ worlds, begin }: Around, from: Tree, tree: Tree): boolean =>
  judgeLine(worlds, from, tree, 0, begin).verdict === 'holds';

/** Each side against the one before it, apart from the chain. */
export const judgeApart = (
  around: Around,
  line: number,
  from: Tree,
  sides: readonly Tree[],
): JudgedLine[] => {
  const { worlds, begin, equations } = around;
  return sides.map((side, i) => {
    const judged = judgeLine(worlds, i === 0 ? from : sides[i - 1]!, side, line, begin);
    const said = equations.filter((other) => i === 0 && isSame(worlds, other.from, from));
    const instead =
      judged.verdict === 'holds' ? undefined : said.find((other) => follows(around, other.to, side));
    return instead ? judgeLine(worlds, instead.to, side, line, begin) : judged;
  });
};

/** By what the claim may follow from an equation beside the chain. */
const BY = [
  { by: 'algebra', uses: [] },
  { by: 'hypothesis', uses: ['hypothesis'] },
] as const;

/** By what a side follows from the one before it where an equation beside the chain says as much; undefined where none does. */
export const reasonBeside = ({ worlds, equations }: Around, before: Tree, tree: Tree): Reason | undefined =>
  BY.find(({ uses }) =>
    equations.some(
      (other) => !(other.big && uses.length > 0) && amountsTo(worlds, other, before, tree, uses),
    ),
  )?.by;
