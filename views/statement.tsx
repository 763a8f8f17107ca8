/** The top of a worksheet and of a solution: what is asked, what is given, where it comes from. */
import type { Given } from '../src/checker.ts';
import { markdownToHtml } from './markdown.ts';
import { Tex } from './tex.tsx';

interface StatementProps {
  readonly title: string;
  readonly statement: string;
  readonly source: string;
  readonly givens: readonly Given[];
}

export function Statement({ title, statement, source, givens }: StatementProps) {
  return (
    <section class="statement">
      <h1>{title}</h1>
      <div class="prose" dangerouslySetInnerHTML={{ __html: markdownToHtml(statement) }} />
      <h2>Given</h2>
      <dl class="givens">
        {givens.map((given) => (
          <div>
            <dt>
              <Tex tex={`${given.tex} = ${given.value}`} />
            </dt>
            {given.meaning !== '' && <dd>{given.meaning}</dd>}
          </div>
        ))}
      </dl>
      <p class="source">{source}</p>
    </section>
  );
}
