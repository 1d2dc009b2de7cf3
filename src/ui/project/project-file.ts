import { EXTENSION } from '../../project/file';
import { saveFile } from '../parts/save-file';

const TYPE = 'application/json';

/** The part of the File System Access API that TypeScript does not know yet. */
interface Picking {
  showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
  showOpenFilePicker?: (options: object) => Promise<FileSystemFileHandle[]>;
}
const picking = (): Picking => globalThis as Picking;
const types = [{ accept: { [TYPE]: [`.${EXTENSION}` as const] } }];

/**
 * Saves a project file where the person says, or among their downloads. Answers whether it was saved: they may change
 * their mind.
 * @throws when the place that they chose cannot be written.
 */
export async function saveProjectFile(name: string, text: string): Promise<boolean> {
  const { showSaveFilePicker } = picking();
  if (!showSaveFilePicker) {
    saveFile(name, EXTENSION, TYPE, text);
    return true;
  }
  let handle: FileSystemFileHandle;
  try {
    handle = await showSaveFilePicker({ suggestedName: `${name}.${EXTENSION}`, types });
  } catch (error) {
    if ((error as DOMException).name === 'AbortError') return false;
    throw error;
  }
  const stream = await handle.createWritable();
  await stream.write(text);
  await stream.close();
  return true;
}

/** Lets the person choose a project file; `null` when they change their mind, `undefined` without such a picker. */
export async function pickProjectFile(): Promise<File | null | undefined> {
  const { showOpenFilePicker } = picking();
  if (!showOpenFilePicker) return undefined;
  try {
    const [handle] = await showOpenFilePicker({ types });
    return await handle.getFile();
  } catch (error) {
    if ((error as DOMException).name === 'AbortError') return null;
    throw error;
  }
}
