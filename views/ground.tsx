/** What paths are drawn over: contours of the loss, axes, and a cross where it is lowest; and the same in words. */
import type { Ground as Drawn } from '../src/picture/ground.ts';
import { pairText, tenths } from './figures.ts';
import { Axes, Name } from './plot.tsx';

/** Half of the cross. */
const ARM = 5;

export function Ground({ names, surface, lowest }: Drawn) {
  return (
    <>
      {surface.bands.map((band) => (
        <path class="band" d={band} />
      ))}
      <Axes across={surface.across} up={surface.up} names={axisNames(names)} />
      {lowest && <path class="lowest" d={cross(lowest.at)} />}
      {lowest?.label && <Name label={lowest.label} />}
    </>
  );
}

const cross = ([x, y]: readonly [number, number]): string =>
  `M${tenths(x - ARM)} ${tenths(y)}h${2 * ARM}M${tenths(x)} ${tenths(y - ARM)}v${2 * ARM}`;

const axisNames = (names: readonly string[]): readonly [string, string] =>
  names.length > 1 ? [names[0]!, names[1]!] : [`${names[0]}₁`, `${names[0]}₂`];

export const sayGround = ({ surface, lowest }: Drawn): readonly string[] => [
  ...(surface.bands.length > 0 ? ['The deeper the tint, the higher the loss.'] : []),
  ...(lowest ? [`The cross marks where it is lowest, at ${pairText(lowest.numbers)}.`] : []),
];
