/** Hands a file over to the person, under `name` without what file systems refuse. */
export function saveFile(name: string, extension: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = `${name.replace(/[^\p{L}\p{N} '-]/gu, '_')}.${extension}`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
