/** The tests inside a file of a symbolic problem, and those every such problem must pass → a fault for each that fails. */
import { explainProof } from '../explain/proof-marks.ts';
import { workedLines } from '../explain/proof-worked.ts';
import { gradeProof } from '../grade/proof.ts';
import { toText } from '../math/tree.ts';
import type { Fault, FaultReason } from '../problem/fault.ts';
import { isNamed, type Proof, type ProofTest, RANGE } from '../problem/proof.ts';

export function testProof(proof: Proof): Fault[] {
  const fault = (place: ProofTest['place'], reason: FaultReason): Fault => ({ ...place, reason });
  const right = Object.fromEntries(
    proof.asks.map((ask) => [
      ask.id,
      ask.kind === 'expression' ? toText(ask.lines.at(-1)!) : ask.lines.map(toText),
    ]),
  );
  const worked = proof.asks.flatMap((ask) => {
    const lines = workedLines(proof, ask);
    const at = lines.findIndex(({ verdict }, i) => verdict !== 'holds' && !(isNamed(ask) && i === 0));
    if (at < 0) return [];
    const what = `line ${at + 1} of the worked solution, ${toText(ask.lines[at]!)},`;
    return [fault(ask.place, { code: 'test', what, wanted: 'right', got: lines[at]!.verdict })];
  });
  const marks = gradeProof(proof, right);
  const lined = gradeProof(
    proof,
    Object.fromEntries(proof.asks.map((ask) => [ask.id, ask.lines.map(toText)])),
  );
  const empty = gradeProof(proof, {});
  const always = [
    ...[marks, lined].flatMap(({ earned, total, steps }) => {
      const short = steps.filter(({ mark }) => mark !== 'correct').map(({ ask }) => ask.id);
      return earned === total
        ? []
        : [
            {
              what: 'the model answers',
              wanted: 'full marks',
              got: `${earned} of ${total} (not ${short.join(', ')})`,
            },
          ];
    }),
    ...(empty.earned === 0 ? [] : [{ what: 'an empty sheet', wanted: 'no marks', got: `${empty.earned}` }]),
  ].map((failed) => fault(proof.place, { code: 'test', ...failed }));
  return [
    ...worked,
    ...always,
    ...proof.tests.flatMap((test) =>
      failuresOf(proof, test, right).map((reason) => fault(test.place, reason)),
    ),
  ];
}

type Answers = Readonly<Record<string, string | readonly string[]>>;

function failuresOf(proof: Proof, test: ProofTest, right: Answers): FaultReason[] {
  const known = [...proof.asks.map((ask) => ask.id), ...(proof.induction ? [RANGE] : [])];
  const named = [test.answers, test.marks, test.lines].flatMap((part) => Object.keys(part));
  const unknown = named.find((id) => !known.includes(id));
  if (unknown !== undefined) return [{ code: 'unknown-name', name: unknown, known }];
  const { steps, slips } = explainProof(gradeProof(proof, { ...right, ...test.answers }), 'full');
  const failures: FaultReason[] = [];
  const expect = (what: string, wanted: string, got: string): void => {
    if (got !== wanted) failures.push({ code: 'test', what, wanted, got });
  };
  for (const [id, wanted] of Object.entries(test.marks)) expect(id, wanted, steps[id]?.mark ?? 'blank');
  for (const [id, wanted] of Object.entries(test.lines)) {
    const got = (steps[id]?.lines ?? []).map(
      ({ verdict, by, big }) => `${verdict}${by ? ` by ${by}` : ''}${big ? ', big' : ''}`,
    );
    expect(`the lines of ${id}`, wanted.join('; '), got.join('; '));
  }
  const ids = [...new Set(slips.map((slip) => slip.id))];
  if (
    test.slip === 'none'
      ? ids.length > 0
      : test.slip !== undefined && !ids.includes(test.slip as (typeof ids)[number])
  )
    failures.push({ code: 'test', what: 'the slip', wanted: test.slip!, got: ids.join(', ') || 'none' });
  return failures;
}
