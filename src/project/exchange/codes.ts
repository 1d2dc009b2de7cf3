import { repairCode } from '../../atlas/codes';
import { ExchangeError } from '../errors';
import { isCode, type IncomingTerritory } from './territory';

/**
 * Reads codes separated by anything usual.
 * @throws {ExchangeError} when there are none, or something else stands among them.
 */
export function readCodes(text: string): IncomingTerritory {
  const words = text
    .replace(/^\uFEFF/, '')
    .split(/[\s,;|"]+/)
    .filter(Boolean);
  if (!words.length) throw new ExchangeError('codes', 'empty');
  const stranger = words.find((word) => !isCode(word));
  if (stranger !== undefined) throw new ExchangeError('codes', 'unreadable', stranger.slice(0, 40));
  return { name: null, codes: [...new Set(words.map(repairCode))] };
}
