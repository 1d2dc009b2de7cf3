import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';

/** The rows of a long list that are in view, for rows of one height. */
export class VirtualRows {
  items = $state.raw<VirtualItem[]>([]);
  height = $state(0);
  #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #count = 0;

  /** @param row height of a row, in pixels. */
  constructor(
    readonly row: number,
    scroller: () => HTMLElement | null,
  ) {
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      count: 0,
      getScrollElement: scroller,
      estimateSize: () => row,
      overscan: 8,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#read(),
    });
  }

  /** Follows the scrolling element while it is there. */
  mount(): () => void {
    const leave = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    this.#read();
    return leave;
  }

  set count(count: number) {
    if (count === this.#count) return;
    this.#count = count;
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, count });
    this.#virtualizer._willUpdate();
    this.#read();
  }

  reveal(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  #read(): void {
    this.items = this.#virtualizer.getVirtualItems();
    this.height = this.#virtualizer.getTotalSize();
  }
}
