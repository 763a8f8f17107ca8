/** A running sum of gradients drawn as bars: what each counts, and what it adds to every entry. */
import type { MomentumSum, Term } from '../src/picture/momentum-sum.ts';
import { Figure } from './figure.tsx';
import { figures, tenths } from './figures.ts';
import { Drawn, Said } from './scripts.tsx';

const WIDTH = 340;
const NAMES = 34;
const HEAD = 24;
const ROW = 36;
const GAP = 14;

interface Bars {
  readonly title: string;
  readonly numbers: readonly number[];
  readonly total: number | null;
}

export function MomentumSumFigure({ sum }: { readonly sum: MomentumSum }) {
  const { text, terms } = sum;
  const columns = columnsOf(sum);
  const width = (WIDTH - NAMES - GAP * (columns.length - 1)) / columns.length;
  const bottom = HEAD + ROW * terms.length;
  return (
    <Figure
      size={[WIDTH + 2, bottom + ROW + 4]}
      title={`What ${text} is made of`}
      says={sentences(sum)}
      table={<Numbers sum={sum} columns={columns} />}
    >
      {terms.map((term, row) => (
        <text class="axis" x={0} y={HEAD + ROW * row + 22}>
          <Drawn text={term.text} />
        </text>
      ))}
      <line class="tick" x1={0} x2={WIDTH} y1={bottom + 2} y2={bottom + 2} />
      <text class="axis" x={0} y={bottom + 24}>
        <Drawn text={text} />
      </text>
      {columns.map((column, i) => (
        <Column
          bars={column}
          left={NAMES + i * (width + GAP)}
          width={width}
          kind={i === 0 ? 'weight' : 'part'}
        />
      ))}
    </Figure>
  );
}

const columnsOf = ({ text, terms, comesTo }: MomentumSum): readonly Bars[] => [
  { title: 'weight', numbers: terms.map(({ weight }) => weight), total: null },
  ...comesTo.map((total, entry) => ({
    title: comesTo.length > 1 ? `in ${text}, entry ${entry + 1}` : `in ${text}`,
    numbers: terms.map(({ adds }) => adds[entry]!),
    total,
  })),
];

interface ColumnProps {
  readonly bars: Bars;
  readonly left: number;
  readonly width: number;
  readonly kind: 'weight' | 'part';
}

function Column({ bars: { title, numbers, total }, left, width, kind }: ColumnProps) {
  const all = total === null ? numbers : [...numbers, total];
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  const scale = high > low ? width / (high - low) : 0;
  const zero = left - low * scale;
  return (
    <>
      <text class="number" x={tenths(left)} y={13}>
        <Drawn text={title} />
      </text>
      <line class="zero" x1={tenths(zero)} x2={tenths(zero)} y1={HEAD} y2={HEAD + ROW * numbers.length} />
      {all.map((number, row) => {
        const top = HEAD + ROW * row + (row === numbers.length ? 4 : 0);
        return (
          <>
            <text class="amount" {...beside(number, zero, [left, left + width])} y={top + 13}>
              {figures(number)}
            </text>
            <rect
              class={row === numbers.length ? 'bar total' : `bar ${kind}`}
              x={tenths(Math.min(zero, zero + number * scale))}
              y={top + 18}
              width={tenths(Math.abs(number) * scale)}
              height={10}
            />
          </>
        );
      })}
    </>
  );
}

/** About what a character takes. */
const LETTER = 6.5;
const SPACE = 3;

/** On the bar's side of zero, or where it is too narrow for the number on the other. */
function beside(number: number, zero: number, [left, right]: readonly [number, number]) {
  const needed = figures(number).length * LETTER + SPACE;
  const isLeft = number < 0 ? zero - left >= needed : right - zero < needed;
  return isLeft
    ? { x: tenths(zero - SPACE), 'text-anchor': 'end' as const }
    : { x: tenths(zero + SPACE), 'text-anchor': 'start' as const };
}

function sentences({ text, terms, older }: MomentumSum): string {
  const [newest, before] = [terms.at(-1)!, terms.at(-2)];
  const fades =
    before && newest.weight !== 0
      ? ` The newest, ${newest.text}, counts ${figures(newest.weight)}; each one before it counts less, ${before.text} ${figures(before.weight)}.`
      : '';
  const more = older > 0 ? ` ${older} older ones are left out.` : '';
  return `Each gradient enters ${text} with its weight: weight times gradient, added up, is ${text}.${fades}${more}`;
}

function Numbers({
  sum: { text, terms },
  columns,
}: {
  readonly sum: MomentumSum;
  readonly columns: readonly Bars[];
}) {
  const rows: readonly Pick<Term, 'text'>[] = [...terms, { text }];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Of</th>
          {columns.map(({ title }) => (
            <th scope="col">
              <Said text={title} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr>
            <th scope="row">
              <Said text={row.text} />
            </th>
            {columns.map(({ numbers, total }) => {
              const number = numbers[i] ?? total;
              return <td>{number === null ? '' : figures(number)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
