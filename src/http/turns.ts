/** Tasks that wait for a thread, in the order in which they are taken: each client in its turn, however much one of them asks. */
import { Piscina, type PiscinaTask } from 'piscina';

/** What a task says of itself to the queue. */
export const askedBy = (client: string): object => ({ [Piscina.queueOptionsSymbol]: { client } });
const clientOf = (task: PiscinaTask): string =>
  (task as unknown as Readonly<Record<symbol, { readonly client?: string } | null>>)[
    Piscina.queueOptionsSymbol
  ]?.client ?? '';

export class Turns {
  /** Whose turn it is comes first; whoever has been served goes to the end. */
  readonly #waiting = new Map<string, PiscinaTask[]>();
  size = 0;

  push(task: PiscinaTask): void {
    const client = clientOf(task);
    const own = this.#waiting.get(client);
    if (own) own.push(task);
    else this.#waiting.set(client, [task]);
    this.size++;
  }

  shift(): PiscinaTask | null {
    const [next] = this.#waiting;
    if (!next) return null;
    const [client, own] = next;
    const task = own.shift()!;
    this.#waiting.delete(client);
    if (own.length > 0) this.#waiting.set(client, own);
    this.size--;
    return task;
  }

  remove(task: PiscinaTask): void {
    const client = clientOf(task);
    const own = this.#waiting.get(client) ?? [];
    const at = own.indexOf(task);
    if (at < 0) return;
    own.splice(at, 1);
    if (own.length === 0) this.#waiting.delete(client);
    this.size--;
  }

  /** How much waits for one client. */
  of(client: string): number {
    return this.#waiting.get(client)?.length ?? 0;
  }
}
