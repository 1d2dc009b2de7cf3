import { chromium } from './engines/chromium';
import { mainJobIn } from './job';

mainJobIn(chromium);
