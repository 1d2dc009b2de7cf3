import { drawBorders } from '../../data/borders';
import { doWork } from '../../kernel/work';

doWork(drawBorders);
