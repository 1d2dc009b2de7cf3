import { saveFile } from '../parts/save-file';

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** Pixels of a picture from side to side, whatever the drawing: 15 cm on paper at 300 dots an inch. */
const WIDTH = 1800;

const markup = (svg: SVGSVGElement) => {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  copy.removeAttribute('class');
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
};

/** Saves a drawing as it is: its attribution is part of it. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  saveFile(name, 'svg', 'image/svg+xml', markup(svg));
}

/** Saves a drawing as a picture. Rejects when the browser cannot paint it. */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = svg.viewBox.baseVal;
  saveFile(name, 'png', 'image/png', await pngOf({ svg: markup(svg), width, height }, WIDTH));
}

/**
 * Paints a drawing, `across` pixels wide, on white.
 * @throws {Error} when the browser cannot.
 */
export async function pngOf(
  { svg, width, height }: { svg: string; width: number; height: number },
  across: number,
): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [across, Math.round((across * height) / width)];
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!picture) throw new Error('the picture could not be written');
    return picture;
  } finally {
    URL.revokeObjectURL(address);
  }
}
