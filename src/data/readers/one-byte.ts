/** Encodings of one byte a letter in which French texts are met. */
export const ONE_BYTE = ['windows-1252', 'macintosh', 'ibm850'] as const;
export type OneByte = (typeof ONE_BYTE)[number];

/** à ç è é ê and their capitals, which make nearly every accent of a French text. */
const ACCENTS: Record<OneByte, readonly number[]> = {
  'windows-1252': [0xe0, 0xe7, 0xe8, 0xe9, 0xea, 0xc0, 0xc7, 0xc8, 0xc9, 0xca],
  macintosh: [0x88, 0x8d, 0x8f, 0x8e, 0x90, 0x83],
  ibm850: [0x85, 0x87, 0x8a, 0x82, 0x88, 0x90],
};

/** The encoding in which a text has the most accents, Windows-1252 among equals. @param times that each byte from 0x80 on comes. */
export function likeliest(times: ArrayLike<number>): OneByte {
  const accents = (encoding: OneByte) => ACCENTS[encoding].reduce((sum, byte) => sum + times[byte - 0x80], 0);
  return ONE_BYTE.reduce((best, encoding) => (accents(encoding) > accents(best) ? encoding : best));
}

/** The letters of DOS from 0x80 on, which no browser decodes. */
const IBM850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0';

export const ibm850 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : IBM850[byte - 0x80])).join('');
