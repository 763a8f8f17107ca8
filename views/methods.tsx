/** Methods set to the same task, side by side: the weights after each update. */
import type { Given } from '../src/checker.ts';
import type { Comparison, Method } from '../src/explain/methods.ts';
import { letterAt, type Ways } from '../src/picture/ways.ts';
import { worksheetAddress } from './address.ts';
import { page } from './layout.tsx';
import { PictureStyle } from './pictures.tsx';
import { Tex } from './tex.tsx';
import { WaysFigure } from './ways.tsx';

/** With where its methods go, where that can be drawn. */
interface Drawn extends Comparison {
  readonly ways: Ways | null;
}

export function methodsPage(comparisons: readonly Drawn[]): string {
  return page(
    'The methods side by side',
    <>
      <h1>The methods side by side</h1>
      <p class="lead">
        The same inputs, targets and first weights; only the rule that moves the weights differs.
      </p>
      {comparisons.length === 0 && <p>No two problems here set different methods to the same task.</p>}
      <PictureStyle />
      {comparisons.map((comparison, i) => (
        <Compared {...comparison} id={`weights-${i + 1}`} />
      ))}
    </>,
  );
}

function Compared({ data, methods, ways, id }: Drawn & { readonly id: string }) {
  const updates = Math.max(...methods.map(({ weights }) => weights.length));
  const heading = `${methods.length} methods from the same weights`;
  return (
    <section class="compared">
      <h2>{heading}</h2>
      <p class="givens">
        {data.map((given) => (
          <Tex tex={`${given.tex} = ${given.value}`} />
        ))}
      </p>
      {ways && <WaysFigure ways={ways} table={id} />}
      <section class="scrolls" aria-label={`${heading}, update by update`} tabindex={0}>
        <table class="methods" id={id}>
          <thead>
            <tr>
              <th scope="col">Method</th>
              {Array.from({ length: updates }, (_, i) => (
                <th scope="col">After update {i + 1}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {methods.map((method, i) => (
              <Row method={method} letter={letterAt(i)} updates={updates} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface RowProps {
  readonly method: Method;
  /** What it is called in the drawing. */
  readonly letter: string;
  readonly updates: number;
}

function Row({ method, letter, updates }: RowProps) {
  const { problem, title, givens, weights } = method;
  return (
    <tr>
      <th scope="row">
        <strong class="letter">{letter}</strong> <a href={worksheetAddress(problem)}>{title}</a>
        <span class="quiet own">
          {givens.map((given) => (
            <Own given={given} />
          ))}
        </span>
      </th>
      {Array.from({ length: updates }, (_, i) => {
        const step = weights[i];
        return <td>{step ? <Tex tex={step.due} /> : <span class="quiet">–</span>}</td>;
      })}
    </tr>
  );
}

const Own = ({ given }: { readonly given: Given }) => <Tex tex={`${given.tex} = ${given.value}`} />;
