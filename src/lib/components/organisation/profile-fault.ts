import type { CreditCodeFault } from '$lib/domain/credit-code';
import type { ProfileFault } from '$lib/domain/organisation-profile';
import type { Messages } from '$lib/i18n';

type Sentences = Messages['organisation']['fault'];

/** What is wrong with a field, and what sets it right. */
export function profileFaultText(fault: ProfileFault | undefined, m: Sentences): string | null {
  if (!fault) return null;
  if (fault.code === 'credit_code') return creditCodeFaultText(fault.fault, m);
  return fault.code === 'too_long' ? m.too_long(fault.most) : m[fault.code];
}

/** Which character of a credit code is wrong. */
export function creditCodeFaultText(fault: CreditCodeFault, m: Sentences): string {
  switch (fault.kind) {
    case 'length':
      return m.length(fault.found, fault.needed);
    case 'character':
      return fault.meant === null ? m.character(fault.at, fault.found) : m.misread(fault.at, fault.found, fault.meant);
    case 'region_digit':
      return m.region_digit(fault.at, fault.found);
    case 'check':
      return fault.swapped === null ? m.check(fault.expected, fault.found) : m.swapped(fault.swapped, fault.swapped + 1);
  }
}
