/** What the author of a problem file sees in place of the page: each fault, with its line and the mark below it. */
import { page } from './layout.tsx';

/** @param faults as `lint` tells them: a sentence, then the line it speaks of */
export function faultsPage(faults: readonly string[]): string {
  const title = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return page(
    title,
    <>
      <h1>{title}</h1>
      <p>The page comes back when the file is mended and saved.</p>
      {faults.map((fault) => {
        const [says, ...line] = fault.split('\n');
        return (
          <section class="fault">
            <p>{says}</p>
            {line.length > 0 && (
              <pre>
                <code>{line.join('\n')}</code>
              </pre>
            )}
          </section>
        );
      })}
    </>,
  );
}
