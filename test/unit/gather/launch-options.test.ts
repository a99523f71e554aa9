import { expect, it } from 'vitest';
import { launchOptions } from '#src/gather/browsers.ts';

it('leaves signals to the command line, and takes no proxy that would bypass the resolver rules', () => {
  expect(launchOptions({ executablePath: '/browser', headless: true, args: ['--mute-audio'] })).toEqual({
    executablePath: '/browser',
    headless: true,
    args: ['--mute-audio'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    proxy: { server: 'http://127.0.0.1:9', bypass: '*' },
  });
});
