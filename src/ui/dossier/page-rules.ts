/** Text as a CSS string: a name may hold anything. */
const quoted = (text: string) =>
  `"${text.replace(/["\\\p{Cc}]/gu, (mark) => `\\${mark.codePointAt(0)!.toString(16)} `)}"`;

/**
 * Gives printed pages their running head and number, in the margins of the paper, and takes them back when the
 * function answered is called. Made by script since the name of the territory is in them.
 */
export function runningHeads(head: string, page: string): () => void {
  const sheet = new CSSStyleSheet();
  const font = "font: 8pt 'Source Sans 3 Variable', sans-serif; color: #4d5967;";
  sheet.replaceSync(`@page {
    @top-left { content: ${quoted(head)}; ${font} }
    @top-right { content: "Périmètre"; ${font} }
    @bottom-right { content: ${quoted(`${page} `)} counter(page) " / " counter(pages); ${font} }
  }`);
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
