/** A command that cannot be carried out: one line on stderr, exit status 2. */
export class Unusable extends Error {}
