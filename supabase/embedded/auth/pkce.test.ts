import { describe, expect, test } from 'vitest';
import { answersChallenge, challengeIn } from './pkce.ts';
import { Body } from './request.ts';

describe('answering a challenge', () => {
  // The example of RFC 7636, appendix B.
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

  test('the verifier of the RFC answers its challenge', () => {
    expect(answersChallenge({ challenge, method: 's256' }, verifier)).toBe(true);
  });

  test('no other does, nor the challenge itself', () => {
    for (const wrong of ['', `${verifier}x`, verifier.toLowerCase(), challenge])
      expect(answersChallenge({ challenge, method: 's256' }, wrong)).toBe(false);
  });

  test('plain compares as it is', () => {
    expect(answersChallenge({ challenge: verifier, method: 'plain' }, verifier)).toBe(true);
    expect(answersChallenge({ challenge: verifier, method: 'plain' }, challenge)).toBe(false);
  });
});

describe('the challenge in a request', () => {
  const read = (code_challenge?: string, code_challenge_method?: string) =>
    challengeIn(new Body({ code_challenge, code_challenge_method }));

  test('is optional', () => expect(read()).toBeUndefined());
  test('its method may be written in capitals, as in the RFC', () =>
    expect(read('c'.repeat(43), 'S256')).toEqual({ challenge: 'c'.repeat(43), method: 's256' }));

  test.each([
    ['without a method', 'c'.repeat(43), undefined],
    ['without a challenge', undefined, 's256'],
    ['too short', 'c'.repeat(42), 's256'],
    ['too long', 'c'.repeat(129), 's256'],
    ['of other characters', `${'c'.repeat(43)}!`, 's256'],
    ['of an unknown method', 'c'.repeat(43), 'md5'],
  ])('%s it is refused', (_, challenge, method) => {
    expect(() => read(challenge, method)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });
});
