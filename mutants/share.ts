/** `--share 3/50` → every 50th mutant, from the third on. Mutants are numbered file by file and down each file: shares are spread evenly, and no two overlap. */
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check';
import type { Mutant, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';

export interface Share {
  readonly part: number;
  readonly of: number;
}

export function readShare(text: string): Share | null {
  const [, part, of] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  return part && of && part <= of ? { part, of } : null;
}

export const isIn = ({ part, of }: Share, { id }: Pick<Mutant, 'id'>): boolean =>
  Number(id) % of === part - 1;

const OUTSIDE: CheckResult = { status: CheckStatus.CompileError, reason: 'outside this share' };

function checker(options: StrykerOptions): Checker {
  const share = options.share as Share;
  return {
    init: async () => {},
    group: async (mutants) => [mutants.map(({ id }) => id)],
    check: async (mutants) =>
      Object.fromEntries(
        mutants.map((mutant) => [mutant.id, isIn(share, mutant) ? { status: CheckStatus.Passed } : OUTSIDE]),
      ),
  };
}
checker.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'share', checker)];
export const strykerValidationSchema = {
  properties: { share: { type: 'object', description: 'The mutants that are tried.' } },
};
