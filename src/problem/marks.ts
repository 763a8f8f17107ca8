/** What an answer may be marked. */
export const MARKS = ['correct', 'carried', 'wrong', 'blank', 'unreadable'] as const;
export type Mark = (typeof MARKS)[number];

/** What counts in full. */
export const isRight = (mark: Mark | undefined): boolean => mark === 'correct' || mark === 'carried';
