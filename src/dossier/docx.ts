import { letterFr as say } from '../words/letter-fr';
import { LETTER_PARTS, type Letter } from './letter';
import { blocksOf, runsOf, type Block } from './letter-blocks';

const POINT = 20;

/** The letter as a Word file, for the person to go on with. `drawn` says who drew the territory, and on which data. */
export async function letterDocx(name: string, day: string, letter: Letter, drawn: string): Promise<Blob> {
  const { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } =
    await import('docx');
  const after = { spacing: { after: 6 * POINT } };
  const runs = (content: string) =>
    content
      .split('\n')
      .flatMap((line, i) =>
        runsOf(line).map(
          ({ text, blank }, j) =>
            new TextRun({ text, ...(i && !j ? { break: 1 } : {}), ...(blank ? { highlight: 'yellow' } : {}) }),
        ),
      );
  const paragraph = (content: string) => new Paragraph({ ...after, children: runs(content) });
  const set = (block: Block) =>
    block.kind === 'paragraph'
      ? [paragraph(block.text)]
      : block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }));
  const right = (content: string) => new Paragraph({ alignment: AlignmentType.RIGHT, children: runs(content) });
  const document = new Document({
    title: say.subject(name),
    creator: 'Périmètre',
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'fr-FR' } } } } },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ children: [new TextRun({ text: drawn, size: 16 })] }),
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ size: 16, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children: [
          right(say.place(day)),
          paragraph(say.addressee),
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: say.subject(name) }),
          paragraph(say.greeting),
          paragraph(say.opening(name)),
          ...LETTER_PARTS.flatMap((part) => [
            new Paragraph({ heading: HeadingLevel.HEADING_2, text: say.parts[part] }),
            ...blocksOf(letter[part]).flatMap(set),
          ]),
          paragraph(say.closing),
          paragraph(say.signatories),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}
