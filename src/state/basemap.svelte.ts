/** Under this the choice of the background is kept in the browser. */
const KEPT = 'perimetre.basemap';

/** Whether the map of the IGN is laid under the units: a choice of this browser, made at a press that says what is sent. */
export class BasemapChoice {
  #on = $state(kept());
  /** Whether its images come; told by the map. */
  status = $state<'off' | 'asked' | 'shown' | 'missing'>('off');

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    try {
      if (on) localStorage.setItem(KEPT, 'ign');
      else localStorage.removeItem(KEPT);
    } catch {
      // Kept nowhere, it holds until the page is closed.
    }
  }
}

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'ign';
  } catch {
    return false;
  }
}
