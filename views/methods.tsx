/** Methods set to the same task, side by side: the weights after each update. */
import type { Given } from '../src/checker.ts';
import type { Comparison, Method } from '../src/explain/methods.ts';
import { worksheetAddress } from './address.ts';
import { page } from './layout.tsx';
import { Tex } from './tex.tsx';

export function methodsPage(comparisons: readonly Comparison[]): string {
  return page(
    'The methods side by side',
    <>
      <h1>The methods side by side</h1>
      <p class="lead">
        The same inputs, targets and first weights; only the rule that moves the weights differs.
      </p>
      {comparisons.length === 0 && <p>No two problems here set different methods to the same task.</p>}
      {comparisons.map((comparison) => (
        <Compared {...comparison} />
      ))}
    </>,
  );
}

function Compared({ data, methods }: Comparison) {
  const updates = Math.max(...methods.map(({ weights }) => weights.length));
  const heading = `${methods.length} methods from the same weights`;
  return (
    <section>
      <h2>{heading}</h2>
      <p class="givens">
        {data.map((given) => (
          <Tex tex={`${given.tex} = ${given.value}`} />
        ))}
      </p>
      <section class="scrolls" aria-label={`${heading}, update by update`} tabindex={0}>
        <table class="methods">
          <thead>
            <tr>
              <th scope="col">Method</th>
              {Array.from({ length: updates }, (_, i) => (
                <th scope="col">After update {i + 1}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {methods.map((method) => (
              <Row method={method} updates={updates} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ method, updates }: { readonly method: Method; readonly updates: number }) {
  const { problem, title, givens, weights } = method;
  return (
    <tr>
      <th scope="row">
        <a href={worksheetAddress(problem)}>{title}</a>
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
