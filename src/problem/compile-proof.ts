/** A file of a symbolic problem → a Proof, or all its faults. */
import { asksIn, inductionOf } from './asks.ts';
import { definitionsIn, givensIn } from './definitions.ts';
import { type Fault, MOST_FAULTS, type Report } from './fault.ts';
import type { Proof } from './proof.ts';
import { quantitiesOf } from './proof-names.ts';
import type { ProofFile } from './proof-schema.ts';
import { textsOf } from './proof-texts.ts';
import { showable } from './show.ts';
import { formulasIn } from './statement.ts';
import { subjectOf } from './subject.ts';
import { tellingOf } from './telling.ts';
import { placesOfTest } from './test-places.ts';
import type { YamlFile } from './yaml.ts';

export function compileProof(
  id: string,
  yaml: YamlFile,
  data: ProofFile,
): { readonly proof: Proof | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fault: Report = (place, reason) => {
    if (faults.length < MOST_FAULTS) faults.push({ ...place, reason });
  };
  const texts = textsOf(data, yaml, fault);
  const definitions = definitionsIn(data, texts);
  const givens = givensIn(data, texts, definitions);
  const asks = asksIn(data, texts, definitions);
  const telling = faults.length === 0 ? tellingOf(data, showable(asks), yaml, fault) : null;
  if (!telling) return { proof: null, faults };
  const { vocabulary, matrices, free } = texts;
  const proof: Proof = {
    id,
    title: data.title,
    statement: data.statement,
    source: data.source,
    ...subjectOf(data),
    ...telling,
    quantities: quantitiesOf(data, yaml, vocabulary),
    vocabulary,
    matrices,
    free,
    definitions,
    givens,
    asks,
    induction: inductionOf(asks),
    drawn: null,
    variant: null,
    tests: (data.tests ?? []).map((test, i) => ({
      answers: test.answers ?? {},
      marks: test.marks ?? {},
      lines: test.lines ?? {},
      slip: test.slip,
      place: yaml.place(['tests', i]),
      places: placesOfTest(yaml, ['tests', i], test),
    })),
    formulas: [
      ...formulasIn(data.statement, yaml, ['statement']),
      ...data.ask.flatMap((entry, i) =>
        'ask' in entry && entry.about ? formulasIn(entry.about, yaml, ['ask', i, 'about']) : [],
      ),
    ],
    place: yaml.place(['statement']),
  };
  return { proof, faults };
}
