/** Texts kept on this device under a key. Without a store, or with a full one, nothing is kept and all else works. */

export function keptAt(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** With null, what was kept is let go. */
export function keepAt(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Nothing to be done about it.
  }
}
