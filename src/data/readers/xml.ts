import { textDecoderOf } from './encoding';
import { chunks, type Source } from './source';

/** Told the elements of a document in their order, by their names without prefix, as their attributes are. */
export interface XmlVisitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Visits a whole document, a part at a time: nothing of it is kept.
 * @param onRead told the bytes read, part after part.
 * @throws when it is not well formed; what it declares by itself (entities) is never expanded.
 */
export async function visitXml(
  source: Source,
  visitor: XmlVisitor,
  signal?: AbortSignal,
  onRead?: (bytes: number) => void,
): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ position: false, xmlns: false });
  const { open, close, text } = visitor;
  if (open)
    parser.on('opentag', ({ name, attributes }) => {
      for (const key in attributes)
        if (key.includes(':') && !key.startsWith('xmlns')) attributes[local(key)] = attributes[key];
      open(local(name), attributes);
    });
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decoder = await textDecoderOf(source);
  for await (const part of chunks(source, signal)) {
    parser.write(decoder.decode(part, { stream: true }));
    onRead?.(part.length);
  }
  parser.write(decoder.decode()).close();
}
