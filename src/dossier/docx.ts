import { letterFr as say } from '../words/letter-fr';
import { LETTER_PARTS, type Letter } from './letter';

const POINT = 20;

/** The letter as a Word file, for the person to go on with. `drawn` says who drew the territory, and on which data. */
export async function letterDocx(name: string, day: string, letter: Letter, drawn: string): Promise<Blob> {
  const { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } =
    await import('docx');
  const paragraph = (content: string) =>
    new Paragraph({
      spacing: { after: 6 * POINT },
      children: content.split('\n').map((line, i) => new TextRun({ text: line, ...(i ? { break: 1 } : {}) })),
    });
  const right = (content: string) => new Paragraph({ alignment: AlignmentType.RIGHT, text: content });
  const document = new Document({
    title: say.subject(name),
    creator: 'Périmètre',
    styles: { default: { document: { run: { font: 'Calibri', size: 22 } } } },
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
            ...letter[part].split(/\n{2,}/).map(paragraph),
          ]),
          paragraph(say.closing),
          paragraph(say.signatories),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}
