/** A file of a symbolic problem, with numbers that may be drawn → the Proof with the file's own, and how it is had with others; or all its faults. */
import { isScalar, type Value } from '../math/value.ts';
import { compileProof } from './compile-proof.ts';
import { drawingOf } from './drawing.ts';
import type { Fault, Report } from './fault.ts';
import { filledIn } from './fill-in.ts';
import { readValues } from './numbers.ts';
import type { Proof } from './proof.ts';
import type { ProofFile } from './proof-schema.ts';
import type { YamlFile } from './yaml.ts';

export function compileDrawn(
  id: string,
  yaml: YamlFile,
  data: ProofFile,
): { readonly proof: Proof | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fault: Report = (place, reason) => void faults.push({ ...place, reason });
  const own = readValues(yaml, 'numbers', data.numbers ?? {}, fault);
  const drawing = drawingOf(yaml, data, own, [], fault);
  const { used } = filledIn(data, own);
  for (const [name, value] of own)
    if (!isScalar(value)) fault(yaml.place(['numbers', name]), { code: 'draw', why: 'number' });
    else if (!used.has(name)) fault(yaml.placeOfKey(['numbers', name]), { code: 'idle-number', name });
  const withNumbers = (numbers: ReadonlyMap<string, Value>) =>
    compileProof(id, yaml, filledIn(data, numbers).data);
  const compiled = withNumbers(own);
  const all = [...faults, ...compiled.faults];
  if (all.length > 0 || !compiled.proof) return { proof: null, faults: all };
  const drawn = drawing && {
    drawing,
    own,
    withNumbers: (other: ReadonlyMap<string, Value>) => withNumbers(other).proof,
  };
  return { proof: { ...compiled.proof, drawn }, faults: [] };
}
