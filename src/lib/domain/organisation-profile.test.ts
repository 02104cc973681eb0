import { describe, expect, it } from 'vitest';
import { readProfile, type ProfileValues } from './organisation-profile.ts';

const typed: ProfileValues = {
  name: ' 乙公司 ',
  creditCode: '91350100-M000100y43',
  address: '',
  website: 'https://example.cn',
  description: '',
  contacts: [
    { name: '联系人', post: '经理', phone: '0633-1', email: '' },
    { name: '', post: '', phone: ' ', email: '' },
  ],
};

describe('a profile as typed', () => {
  it('is trimmed, its code normalised, its empty rows left out', () => {
    expect(readProfile(typed)).toEqual({
      profile: {
        name: '乙公司',
        creditCode: '91350100M000100Y43',
        address: '',
        website: 'https://example.cn',
        description: '',
        contacts: [{ name: '联系人', post: '经理', phone: '0633-1', email: '' }],
      },
    });
  });

  it('may leave the credit code out', () => {
    expect(readProfile({ ...typed, creditCode: ' ' })).toMatchObject({ profile: { creditCode: '' } });
  });

  it('has every fault at its field', () => {
    const contacts = [
      { name: '', post: '', phone: '', email: 'nobody' },
      { name: '某', post: '', phone: '', email: '' },
    ];
    expect(readProfile({ ...typed, name: '', creditCode: '91350100M000100Y44', website: 'example.cn', contacts })).toEqual({
      faults: {
        name: { code: 'missing' },
        creditCode: { code: 'credit_code', fault: { kind: 'check', found: '4', expected: '3', swapped: null } },
        website: { code: 'website' },
        'contacts.0.name': { code: 'missing' },
        'contacts.0.email': { code: 'email' },
        'contacts.1.phone': { code: 'unreachable' },
      },
    });
  });
});
