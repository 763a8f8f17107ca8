/** The names that an expression may be written in. */
export interface Vocabulary {
  /** Names that stand alone: beta, n. */
  readonly names: ReadonlySet<string>;
  /** Names that carry an index: g[0], s[n-1]; one may be both. */
  readonly sequences: ReadonlySet<string>;
  /** Names among them that stand for whole numbers. */
  readonly wholes: ReadonlySet<string>;
  /** Unknown functions, which are called by name: grad(x). */
  readonly functions: ReadonlySet<string>;
}
