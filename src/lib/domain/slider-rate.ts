/** The slider's rate as typed, in percent; null: as agreed, phase by phase. */
export function sliderRate(typed: string | undefined): number | null {
  const percent = Number(typed ?? '');
  return (typed ?? '').trim() === '' || !Number.isFinite(percent) ? null : Math.min(1, Math.max(0, percent / 100));
}
