/** Who waits for a place → who may begin: each client in its turn, however much one of them asks, and no client in every place at once. */

export class Turns {
  /** Whose turn it is comes first; whoever has been served goes to the end. */
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #underWay = new Map<string, number>();
  /** Where there are several places, one is always left to the others. */
  readonly #ofOne: number;
  #free: number;

  constructor(places: number) {
    this.#free = places;
    this.#ofOne = Math.max(1, places - 1);
  }

  /** How much waits, for one client and for all. */
  of(client: string): number {
    return this.#waiting.get(client)?.length ?? 0;
  }
  get size(): number {
    return [...this.#waiting.values()].reduce((sum, own) => sum + own.length, 0);
  }

  /**
   * Waits until it is this client's turn.
   * @returns what gives the place back
   * @throws the reason of the signal, where that comes first
   */
  async place(client: string, signal: AbortSignal): Promise<() => void> {
    await new Promise<void>((begin, giveUp) => {
      signal.addEventListener('abort', () => this.#forget(client, begin) && giveUp(signal.reason));
      this.#waiting.set(client, [...(this.#waiting.get(client) ?? []), begin]);
      this.#next();
    });
    return () => {
      const left = this.#takenBy(client) - 1;
      if (left > 0) this.#underWay.set(client, left);
      else this.#underWay.delete(client);
      this.#free++;
      this.#next();
    };
  }

  #next(): void {
    while (this.#free > 0) {
      const next = [...this.#waiting].find(([client]) => this.#takenBy(client) < this.#ofOne);
      if (!next) return;
      const [client, [begin, ...later]] = next;
      this.#waiting.delete(client);
      if (later.length > 0) this.#waiting.set(client, later);
      this.#free--;
      this.#underWay.set(client, this.#takenBy(client) + 1);
      begin!();
    }
  }

  #takenBy(client: string): number {
    return this.#underWay.get(client) ?? 0;
  }

  /** Whether it still waited. */
  #forget(client: string, begin: () => void): boolean {
    const own = this.#waiting.get(client) ?? [];
    const left = own.filter((other) => other !== begin);
    if (left.length > 0) this.#waiting.set(client, left);
    else this.#waiting.delete(client);
    return left.length < own.length;
  }
}
