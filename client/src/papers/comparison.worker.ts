// Two versions of a paper compared beside the page: a long one takes a tablet a second.
import { type ComparisonTask, compare } from './comparison.ts';

self.addEventListener('message', ({ data }: MessageEvent<ComparisonTask>) => self.postMessage(compare(data)));
