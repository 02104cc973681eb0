import { expect, it } from 'vitest';
import { noticeTopic } from './notice-topic.ts';

it('a notice is of the topic that the first word of its kind names, and of a later version one of its own', () => {
  const topics = ['listing_published', 'import_returned', 'proposals_waiting', 'run_done', 'enclave_agreed', 'help_asked', 'something_new'];
  expect(topics.map(noticeTopic)).toEqual(['listings', 'listings', 'proposals', 'projects', 'enclaves', 'help', 'other']);
});
