/** A choice that is made or not, kept in this browser. */
export class KeptChoice {
  #on: boolean;

  /**
   * @param key under which it is kept.
   * @param mark what is kept there when it is made.
   */
  constructor(
    private readonly key: string,
    private readonly mark: string,
  ) {
    this.#on = $state(this.#kept());
  }

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    try {
      if (on) localStorage.setItem(this.key, this.mark);
      else localStorage.removeItem(this.key);
    } catch {
      // Kept nowhere, it holds until the page is closed.
    }
  }

  #kept(): boolean {
    try {
      return localStorage.getItem(this.key) === this.mark;
    } catch {
      return false;
    }
  }
}
