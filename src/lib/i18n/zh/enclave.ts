import type { ShareNote } from '../../engine/enclaves/shares.ts';

/** Enclaves: terms, shares, warnings. */
export const enclave = {
  shareNote: {
    no_surplus: '合作的总值低于各方不合作时的所得之和，谈判解（nash）不存在',
    no_imputation: '合作的总值低于各方单干之和，没有人人不吃亏的分法，核仁（nucleolus）不存在',
  } satisfies Record<ShareNote, string>,
};
