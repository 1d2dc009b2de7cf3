import { webkit } from './engines/webkit';
import { mainJobIn } from './job';

mainJobIn(webkit);
