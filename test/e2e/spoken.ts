import type { CDPSession, Page } from 'playwright-core';

interface Node {
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  value?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
}

/** The live messages of the page, in their order. */
interface Heard {
  heard: string[];
}

/** What a reader says of a control beside its role and its name. */
const TOLD = ['pressed', 'expanded', 'checked', 'selected', 'invalid', 'disabled', 'level'];

/** Notes what each act would have a screen reader say: what the focus comes to, and the live messages. */
export class Transcript {
  readonly lines: string[] = [];
  /** Keys pressed, those of a word one by one. */
  acts = 0;
  #heard = 0;

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async of(page: Page): Promise<Transcript> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    await page.evaluate(() => {
      const heard: string[] = ((window as unknown as Heard).heard = []);
      const say = (region: Element | null | undefined) => {
        const text = region?.textContent?.trim().replaceAll(/\s+/g, ' ');
        if (text && heard.at(-1) !== text) heard.push(text);
      };
      const live = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])';
      new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          say(element?.closest(live));
          // What comes already filled is said when it is an alert; a status only when it changes.
          for (const added of addedNodes)
            if (added instanceof Element)
              for (const one of [added, ...added.querySelectorAll('*')]) if (one.matches('[role="alert"]')) say(one);
        }
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
    return new Transcript(page, session);
  }

  /** Presses a key, `told` being whether a live message is to follow, and waits for what it brings, when `brought` is given. */
  async press(key: string, told = false, brought?: () => Promise<unknown>): Promise<void> {
    this.acts++;
    await this.page.keyboard.press(key);
    await brought?.();
    if (told) await this.page.waitForFunction((n) => (window as unknown as Heard).heard.length > n, this.#heard);
    await this.note(`[${key}]`);
  }

  async type(word: string): Promise<void> {
    this.acts += word.length;
    await this.page.keyboard.type(word);
  }

  /** Writes what is said since the last note, under what was done. */
  async note(done: string): Promise<void> {
    const heard = await this.page.evaluate(() => (window as unknown as Heard).heard);
    const said = heard.slice(this.#heard);
    this.#heard = heard.length;
    this.lines.push(done, `  ${await this.#focus()}`, ...said.map((text) => `  « ${text} »`));
  }

  async #focus(): Promise<string> {
    const { result } = await this.session.send('Runtime.evaluate', {
      expression: `((at) => document.getElementById(at.getAttribute('aria-activedescendant')) ?? at)(document.activeElement)`,
    });
    const { nodes } = await this.session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId!,
      fetchRelatives: false,
    });
    const { role, name, description, value, properties = [] } = nodes[0] as Node;
    const states = properties.flatMap(({ name, value }) =>
      TOLD.includes(name) && value.value !== false && value.value !== 'false' ? [`${name} ${String(value.value)}`] : [],
    );
    return [role?.value, name?.value, value?.value, description?.value, ...states]
      .filter(Boolean)
      .join(', ')
      .replaceAll(/\s+/g, ' ');
  }
}
