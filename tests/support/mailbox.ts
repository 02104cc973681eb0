import { expect } from '@playwright/test';

type Mail = { to: string; subject: string; html: string; at: string };

const mailsTo = async (address: string): Promise<Mail[]> => {
  const answer = await fetch(`${process.env.FEIQIAO_BACKEND_URL}/mailbox/messages`);
  return ((await answer.json()) as Mail[]).filter(({ to }) => to === address);
};

/** The link in the newest mail to an address, once there are `count` of them in the backend's development mailbox. */
export async function linkMailedTo(address: string, count = 1): Promise<string> {
  await expect.poll(async () => (await mailsTo(address)).length).toBeGreaterThanOrEqual(count);
  const [newest] = await mailsTo(address);
  const link = /href="([^"]+)"/.exec(newest?.html ?? '')?.[1];
  if (!link) throw new Error(`no link in the mail to ${address}`);
  return link.replaceAll('&amp;', '&');
}
