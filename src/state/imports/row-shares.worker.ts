import { rowShares, type RowSharesRequest } from '../../data/row-shares';
import { doWork } from '../../kernel/work';

doWork((request: RowSharesRequest, onProgress) => rowShares(request, { onProgress }));
