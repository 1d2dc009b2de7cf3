import { fetchQuarters, quartersAddress, QuartersError } from '../sources/quarters/service';

export { cutCommunes } from '../atlas/quarters/cut';
export { rebase } from '../project/rebase';

/** The quarters of a commune in a file, or why they could not be had, and where they are for whoever downloads them. */
export async function askQuarters(
  code: string,
): Promise<{ file: File } | (Pick<QuartersError, 'reason' | 'detail'> & { address: string })> {
  try {
    return { file: await fetchQuarters(code) };
  } catch (error) {
    if (!(error instanceof QuartersError)) throw error;
    return { reason: error.reason, detail: error.detail, address: quartersAddress(code) };
  }
}
