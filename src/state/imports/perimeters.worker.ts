import { doWork } from '../../kernel/work';
import { PerimetersError } from '../../sources/santegraphie/answer';
import { ask, fetchPerimeters } from '../../sources/santegraphie/fetch';

/** What the service gave, or why it gave nothing. */
export type PerimetersAnswer = { file: Blob } | { reason: PerimetersError['reason']; detail: string };

doWork(async (_: null, onProgress): Promise<PerimetersAnswer> => {
  try {
    return { file: await fetchPerimeters(ask, onProgress) };
  } catch (error) {
    if (!(error instanceof PerimetersError)) throw error;
    return { reason: error.reason, detail: error.detail };
  }
});
