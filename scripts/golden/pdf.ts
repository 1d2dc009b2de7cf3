import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

/** A printed document, as a reader who does not see it gets it: from its tags, in their order. */
export interface ReadPdf {
  pages: number;
  title: string;
  language: string;
  /** Whether it says of itself that it is tagged. */
  tagged: boolean;
  headings: { role: string; text: string }[];
  /** Every tagged text, in reading order. */
  text: string;
  /** Pages whose text ends above a quarter of the sheet, although their part goes on over the next one. */
  thin: number[];
}

interface Tagged {
  role?: string;
  id?: string;
  children?: Tagged[];
}

export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await openPdf(bytes);
  const { info } = await document.getMetadata();
  const said = info as { Title?: string; Language?: string };
  const read: ReadPdf = {
    pages: document.numPages,
    title: said.Title ?? '',
    language: said.Language ?? '',
    tagged: Boolean((await document.getMarkInfo())?.['Marked' as never]),
    headings: [],
    text: '',
    thin: [],
  };
  let thin = false;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { texts, filled } = await textsOf(page);
    const before = read.headings.length;
    const say = (node: Tagged): string =>
      (node.children ?? []).map(say).join('') + (node.id === undefined ? '' : (texts.get(node.id) ?? ''));
    const walk = (node: Tagged): void => {
      if (/^H\d$/.test(node.role ?? '')) read.headings.push({ role: node.role!, text: say(node) });
      else node.children?.forEach(walk);
    };
    const tree = (await page.getStructTree()) as Tagged;
    walk(tree);
    read.text += say(tree);
    if (thin && read.headings[before]?.role !== 'H2') read.thin.push(number - 1);
    thin = filled < 0.25;
  }
  return read;
}

/** The text under each tag of a page, and the part of its height that they come down to. */
async function textsOf(page: PDFPageProxy): Promise<{ texts: Map<string, string>; filled: number }> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  const [, bottom, , top] = page.view;
  let lowest = top;
  for (const item of items) {
    if ('str' in item) {
      const tag = open.findLast((id) => id !== undefined);
      if (tag === undefined) continue;
      texts.set(tag, (texts.get(tag) ?? '') + item.str);
      if (item.str.trim()) lowest = Math.min(lowest, item.transform[5] as number);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push('id' in item ? (item.id as string) : undefined);
  }
  return { texts, filled: (top - lowest) / (top - bottom) };
}

/** Bits of each colour that a small picture does without: paper stays white, and it takes half the room. */
const DROPPED = 0x0f;

/** One page as a picture of `scale` pixels a point. */
export async function paintPage(document: PDFDocumentProxy, number: number, scale: number): Promise<Buffer> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(viewport.width, viewport.height);
  await page.render({ canvas: canvas as never, viewport }).promise;
  const pen = canvas.getContext('2d');
  const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < picture.data.length; i++) picture.data[i] |= DROPPED;
  pen.putImageData(picture, 0, 0);
  return canvas.toBuffer('image/png');
}
