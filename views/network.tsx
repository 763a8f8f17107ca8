/** A network drawn with its numbers: nodes with what they hold, edges with their weights; and the same in a table. */
import { type Column, type Edge, type Network, NODE } from '../src/picture/network.ts';
import { Figure } from './figure.tsx';
import { figures, tenths } from './figures.ts';
import { Drawn, Said } from './scripts.tsx';

const DIGITS = 3;
const shown = (number: number | null): string => (number === null ? '?' : figures(number, DIGITS));

export function NetworkFigure({ network }: { readonly network: Network }) {
  const { part, size, columns, edges } = network;
  return (
    <Figure
      size={size}
      title={part === '' ? 'The network' : `The network: ${part}`}
      says={sentences(network)}
      table={<Numbers columns={columns} edges={edges} />}
    >
      {edges.map(({ from, to }) => (
        <line class="edge" x1={tenths(from[0])} y1={tenths(from[1])} x2={tenths(to[0])} y2={tenths(to[1])} />
      ))}
      {edges
        .filter(({ isWritten }) => isWritten)
        .map((edge) => (
          <Weight edge={edge} />
        ))}
      {columns.map(({ name, x, nodes }) => (
        <>
          <text class="axis" x={tenths(x)} y={13} text-anchor="middle">
            <Drawn text={name} />
          </text>
          {nodes.map(({ at: [across, down], number, bias, isWrong }) => (
            <>
              <rect
                class={isWrong ? 'node wrong' : 'node'}
                x={tenths(across - NODE.width / 2)}
                y={tenths(down - NODE.height / 2)}
                width={NODE.width}
                height={NODE.height}
                rx={8}
              />
              <text class="inside" x={tenths(across)} y={tenths(down + 4.5)} text-anchor="middle">
                {shown(number)}
              </text>
              {bias !== null && (
                <text class="number" x={tenths(across)} y={tenths(down + 27)} text-anchor="middle">
                  {bias < 0 ? shown(bias) : `+${shown(bias)}`}
                </text>
              )}
              {isWrong && (
                <text class="cross" x={tenths(across)} y={tenths(down - 17)} text-anchor="middle">
                  ×
                </text>
              )}
            </>
          ))}
        </>
      ))}
    </Figure>
  );
}

/** About what a character takes, and the way from the node to the first. */
const LETTER = 6.4;
const GAP = 5;
/** How far along, at the least: there the edges of a node are a line apart, and those of its neighbours further. */
const SHARE = 0.22;

/** A weight stands on its edge, not far from where it begins. */
function Weight({ edge: { from, to, weight } }: { readonly edge: Edge }) {
  const text = shown(weight);
  const middle = Math.max(GAP + (LETTER * text.length) / 2, SHARE * (to[0] - from[0]));
  const slope = (to[1] - from[1]) / (to[0] - from[0]);
  return (
    <text
      class="number"
      x={tenths(from[0] + middle)}
      y={tenths(from[1] + slope * middle + 4)}
      text-anchor="middle"
    >
      {text}
    </text>
  );
}

function sentences({ whose, columns }: Network): string {
  const nodes = columns.flatMap((column) => column.nodes);
  const blank = nodes.some(({ number }) => number === null)
    ? ' A question mark is a number still to be found.'
    : '';
  const wrong = nodes.some(({ isWrong }) => isWrong)
    ? ' A cross and a dashed border mark an answer that is wrong.'
    : '';
  const numbers = whose === 'own' ? 'Your numbers stand' : 'The numbers stand';
  return `${numbers} in the nodes, the weights on the edges, the biases below the nodes.${blank}${wrong}`;
}

function Numbers({
  columns,
  edges,
}: {
  readonly columns: readonly Column[];
  readonly edges: readonly Edge[];
}) {
  let used = 0;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Node</th>
          <th scope="col">Holds</th>
          <th scope="col">Bias</th>
          <th scope="col">Weights into it</th>
        </tr>
      </thead>
      <tbody>
        {columns.flatMap(({ name, nodes }, column) =>
          nodes.map(({ number, bias, isWrong }, row) => {
            const into = column === 0 ? 0 : columns[column - 1]!.nodes.length;
            const weights = edges.slice(used, used + into);
            used += into;
            return (
              <tr>
                <th scope="row">
                  <Said text={name} />, {row + 1}
                </th>
                <td>
                  {shown(number)}
                  {isWrong && ' ×'}
                </td>
                <td>{column === 0 ? '' : shown(bias)}</td>
                <td>{weights.map(({ weight }) => shown(weight)).join(', ')}</td>
              </tr>
            );
          }),
        )}
      </tbody>
    </table>
  );
}
