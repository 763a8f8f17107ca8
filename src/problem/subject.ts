/** What a problem is about, and how far along its student is: the topics and levels that problems are listed by. */
import { z } from 'zod';

/** From the first update to whole networks, in the order they are learnt. */
export const TOPICS = ['gradient descent', 'momentum', 'adaptive rates', 'networks'] as const;
export const LEVELS = ['first', 'further', 'advanced'] as const;

export type Topic = (typeof TOPICS)[number];
export type Level = (typeof LEVELS)[number];

export interface Subject {
  /** Null where the file does not say. */
  readonly topic: Topic | null;
  readonly level: Level | null;
}

/** The fields of a file that say it. */
export const subject = {
  topic: z.enum(TOPICS).optional().describe('What it is about; the problems are listed by topic'),
  level: z
    .enum(LEVELS)
    .optional()
    .describe('How far along its student is; within a topic, the first come first'),
};

export const subjectOf = ({
  topic,
  level,
}: {
  readonly topic?: Topic | undefined;
  readonly level?: Level | undefined;
}): Subject => ({ topic: topic ?? null, level: level ?? null });

/** Where a word stands in a list; what is not said comes last. */
const placeIn = <T>(list: readonly T[], word: T | null): number =>
  word === null ? list.length : list.indexOf(word);

/** For sorting: the order in which problems are learnt, by topic and then by level. */
export const inLearningOrder = (a: Subject, b: Subject): number =>
  placeIn(TOPICS, a.topic) - placeIn(TOPICS, b.topic) || placeIn(LEVELS, a.level) - placeIn(LEVELS, b.level);
