import { describe, expect, it } from 'vitest';
import { legalForce, standing, statusText } from '#src/report/standing.ts';
import { basis, threshold } from './comparison-builder.ts';

const ON = '2026-11-21';
const BREACH = /pháp luật còn hiệu lực|law in force/;

describe('legalForce', () => {
  it.each([
    ['in force', 'in-force'],
    ['in force when last seen (2026)', 'in-force'],
    ['in force to 28/2/2027', 'in-force'],
    ['in force to 1/3/2026', 'lapsed'],
    ['amended by NĐ 69/2024 Art 40(7) and NĐ 118/2025 Art 40(8)', 'amended'],
    ['EXPIRED 01/07/2026, replaced by NĐ 224/2026', 'lapsed'],
    ['superseded by TT 21/2023', 'lapsed'],
    ['status doubtful: use as good-practice rule', 'doubtful'],
    ['not in force', 'doubtful'],
    ['news', 'doubtful'],
    ['', 'doubtful'],
  ])('reads %j as %s', (status, force) => {
    expect(legalForce(status, ON)).toBe(force);
  });
});

describe('standing', () => {
  const of = (kind: string, status = 'in force', source = 'law') =>
    standing({ threshold: threshold({ kind, source }), legalBasis: [basis(status)] }, ON);

  it('calls only a threshold from a law in force a breach', () => {
    const law = of('statutory');
    expect(law).toMatchObject({ kind: 'law', breach: true });
    expect(law.whenFailed.vi).toMatch(BREACH);
    expect(law.whenFailed.en).toMatch(BREACH);
  });

  it.each([
    ['project', 'in force', 'law'],
    ['project (duty statutory)', 'in force', 'law'],
    ['project (24/7 duty statutory; number not found in law)', 'in force', 'law'],
    ['statutory', 'EXPIRED 01/07/2026, replaced by NĐ 224/2026', 'law'],
    ['statutory', 'superseded by TT 21/2023', 'law'],
    ['statutory', 'amended by NĐ 69/2024', 'law'],
    ['statutory', 'in force to 1/3/2026', 'law'],
    ['statutory', 'guidance', 'law'],
    ['statutory', 'in force', 'a source that no basis names'],
    ['statutory (status doubtful)', 'in force', 'law'],
    ['statutory (key length), recommended (profile)', 'in force', 'law'],
    ['standard', 'in force', 'law'],
    ['industry', 'in force', 'law'],
    ['foreign good practice', 'in force', 'law'],
    ['informational', 'in force', 'law'],
    ['a kind of tomorrow', 'in force', 'law'],
  ])('never reads a %s threshold (basis %s) as a breach of law', (kind, status, source) => {
    const { breach, name, whenFailed } = of(kind, status, source);
    expect(breach).toBe(false);
    for (const words of [name, whenFailed]) expect(`${words.vi} ${words.en}`).not.toMatch(BREACH);
    expect(whenFailed.vi).not.toMatch(/vi phạm|trái pháp luật/);
    expect(whenFailed.en).not.toMatch(/breach|violat|illegal/i);
  });

  it('lets one lapsed basis of the same source spoil the others', () => {
    const both = [basis('in force'), basis('superseded by TT 21/2023')];
    expect(
      standing({ threshold: threshold({ kind: 'statutory', source: 'law' }), legalBasis: both }, ON).breach,
    ).toBe(false);
  });
});

describe('statusText', () => {
  it('says what the data say, in both languages', () => {
    expect(statusText('EXPIRED 01/07/2026, replaced by NĐ 224/2026')).toEqual({
      vi: 'HẾT HIỆU LỰC 01/07/2026, thay bằng NĐ 224/2026',
      en: 'EXPIRED 01/07/2026, replaced by NĐ 224/2026',
    });
    expect(statusText('a status of tomorrow').vi).toBe('a status of tomorrow');
  });
});
