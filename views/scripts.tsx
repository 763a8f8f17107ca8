/** Names with raised and lowered numbers, as a drawing writes them and as its page does: the fonts have no such figures, but smaller ones. */
import { type Part, partsWritten } from '../src/picture/writing.ts';

/** How far from the line, in parts of the letter's height. */
const SHIFT: Readonly<Record<Part['height'], number>> = { line: 0, raised: -0.38, lowered: 0.22 };
const SIZE = '80%';

/** Inside the text of a drawing. */
export function Drawn({ text }: { readonly text: string }) {
  const parts = partsWritten(text);
  return (
    <>
      {parts.map(({ height, text: part }, i) => {
        const shift = SHIFT[height] - (i === 0 ? 0 : SHIFT[parts[i - 1]!.height]);
        if (height === 'line' && shift === 0) return part;
        const size = height === 'line' ? undefined : SIZE;
        return (
          <tspan dy={`${shift.toFixed(2)}em`} font-size={size}>
            {part}
          </tspan>
        );
      })}
    </>
  );
}

/** In a sentence or a table. */
export const Said = ({ text }: { readonly text: string }) => (
  <>
    {partsWritten(text).map(({ height, text: part }) => {
      if (height === 'raised') return <sup>{part}</sup>;
      return height === 'lowered' ? <sub>{part}</sub> : part;
    })}
  </>
);
