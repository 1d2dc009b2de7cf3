import { ReadError } from './errors';
import type { Source } from './source';

const HEAD = 1 << 12;

/** The format of a file by its first bytes. */
export async function sniffFormat(source: Source): Promise<'csv' | 'xlsx'> {
  const head = await source.read(0, HEAD);
  const text = new TextDecoder('windows-1252').decode(head);
  if (text.trim() === '' && source.size <= HEAD) throw new ReadError('empty', source.name);
  if (text.startsWith('PK\x03\x04')) return 'xlsx';
  if (/^\s*(<!doctype html|<html)/i.test(text)) throw new ReadError('html', source.name);
  return 'csv';
}
