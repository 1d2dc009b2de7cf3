import { createVirtualizer, type SvelteVirtualizer, type VirtualItem } from '@tanstack/svelte-virtual';

type Rows = SvelteVirtualizer<HTMLElement, HTMLElement>;

/** The rows of a long list that are in view, for rows of one height. */
export class VirtualRows {
  items = $state.raw<VirtualItem[]>([]);
  height = $state(0);
  readonly #store: ReturnType<typeof createVirtualizer<HTMLElement, HTMLElement>>;
  #rows: Rows | null = null;
  #count = 0;

  /** @param row height of a row, in pixels. */
  constructor(
    readonly row: number,
    scroller: () => HTMLElement | null,
  ) {
    this.#store = createVirtualizer({ count: 0, getScrollElement: scroller, estimateSize: () => row, overscan: 8 });
  }

  /** Follows the scrolling element while it is there. */
  mount(): () => void {
    const leave = this.#store.subscribe((rows) => {
      this.#rows = rows;
      this.items = rows.getVirtualItems();
      this.height = rows.getTotalSize();
    });
    this.#rows?.setOptions({ count: this.#count });
    return () => {
      leave();
      this.#rows = null;
    };
  }

  set count(count: number) {
    if (count === this.#count) return;
    this.#count = count;
    this.#rows?.setOptions({ count });
  }

  reveal(index: number): void {
    this.#rows?.scrollToIndex(index, { align: 'auto' });
  }
}
