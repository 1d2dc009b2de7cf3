export interface Notice {
  id: number;
  tone: 'info' | 'error';
  text: string;
  /** What the person may do about it. */
  action?: { label: string; act: () => void };
}

const INFO_STAYS = 7000;
/** Long enough to be read, and to come to its button by keyboard. */
const REMARK_STAYS = 20_000;

/** What the page says to the person: notices to read, and short announcements for a screen reader. */
export class Notices {
  list = $state<Notice[]>([]);
  announcement = $state('');
  #next = 0;
  #remark: number | null = null;

  /** Shows a sentence that goes away by itself. */
  info(text: string): void {
    const id = this.#show('info', text);
    setTimeout(() => this.dismiss(id), INFO_STAYS);
  }

  /** Shows a sentence that stays until it is dismissed; the same sentence is not shown twice. */
  error(text: string, action?: Notice['action']): void {
    if (!this.list.some((notice) => notice.text === text)) this.#show('error', text, action);
  }

  /** Shows a sentence with something to do about it, until it is done or dismissed. */
  offer(text: string, label: string, act: () => void): void {
    if (!this.list.some((notice) => notice.text === text)) this.#show('info', text, { label, act });
  }

  /** Shows a sentence about what has just been done, in the place of the one before, until something else is done. */
  remark(text: string, action?: Notice['action']): void {
    this.forgetRemark();
    const id = (this.#remark = this.#show('info', text, action));
    setTimeout(() => this.dismiss(id), REMARK_STAYS);
  }

  forgetRemark(): void {
    if (this.#remark !== null) this.dismiss(this.#remark);
    this.#remark = null;
  }

  announce(text: string): void {
    this.announcement = text;
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  #show(tone: Notice['tone'], text: string, action?: Notice['action']): number {
    const id = this.#next++;
    this.list.push({ id, tone, text, ...(action && { action }) });
    return id;
  }
}
