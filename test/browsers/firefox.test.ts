import { firefox } from './engines/firefox';
import { mainJobIn } from './job';

mainJobIn(firefox);
