import { expect, it } from 'vitest';
import { readCircuit } from './circuit-text.ts';

const tables = {
  experts: '示例李医生\t眼科/内科\t日照\t2027-03-01\t2027-03-15',
  visits: '麦盖提驿站\t眼科\t3\t2027-03-02\t2027-03-12\t20\n疏附驿站\t眼科\t2\t2027-03-02\t2027-03-08',
  travel: '日照\t麦盖提驿站\t2\n日照\t疏附驿站\t2\n麦盖提驿站\t疏附驿站\t1',
};

it('reads pasted tables into days from the first one', () => {
  expect(readCircuit(tables)).toEqual({
    start: '2027-03-01',
    problem: {
      experts: [{ id: '示例李医生', base: '日照', skills: ['眼科', '内科'], from: 0, until: 14 }],
      visits: [
        { id: '1', station: '麦盖提驿站', skill: '眼科', days: 3, from: 1, until: 11, worth: 20 },
        { id: '2', station: '疏附驿站', skill: '眼科', days: 2, from: 1, until: 7, worth: 1 },
      ],
      travel: [
        ['日照', '麦盖提驿站', 2],
        ['日照', '疏附驿站', 2],
        ['麦盖提驿站', '疏附驿站', 1],
      ],
    },
    faults: [],
    missing: [],
  });
});

it('asks for the travel that is not stated', () => {
  expect(readCircuit({ ...tables, travel: '日照\t麦盖提驿站\t2' }).missing).toEqual([
    ['日照', '疏附驿站'],
    ['麦盖提驿站', '疏附驿站'],
  ]);
});

it('says what is wrong in which line', () => {
  const { faults } = readCircuit({
    experts: '示例李医生\t眼科\t日照\t2027-03-15\t2027-03-01',
    visits: '麦盖提驿站\t眼科\t三\t3月2日\t2027-03-12',
    travel: '日照\t麦盖提驿站\t-1',
  });
  expect(faults.map(({ field, line, code }) => `${field} ${line} ${code}`)).toEqual([
    'experts 1 ends_early',
    'visits 1 not_a_number',
    'visits 1 not_a_date',
    'travel 1 not_a_number',
  ]);
});
