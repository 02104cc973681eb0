import type { enclave as zh } from '../zh/enclave.ts';

export const enclave: typeof zh = {
  shareNote: {
    no_surplus: 'Together they have less than without an agreement: there is no Nash solution (nash)',
    no_imputation: 'Together they have less than each alone: no division leaves nobody worse off, there is no nucleolus',
  },
};
