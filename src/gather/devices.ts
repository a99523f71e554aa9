import type { DeviceId } from '#src/model/journey.ts';

/** What a browser context is given so that a portal meets a phone or a desktop. Sizes in CSS px. */
export type DeviceProfile = {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor: number;
  readonly isMobile: boolean;
  readonly hasTouch: boolean;
  /** `%` stands for the major version of the browser in use. */
  readonly userAgent: string;
};

/** 390 × 844 is the criteria data's phone (P5-03); one device pixel a CSS pixel keeps rendering cheap. */
export const devices: { readonly [D in DeviceId]: DeviceProfile } = {
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1,
    isMobile: true,
    hasTouch: true,
    userAgent:
      'Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%.0.0.0 Mobile Safari/537.36',
  },
  desktop: {
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    isMobile: false,
    hasTouch: false,
    userAgent:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%.0.0.0 Safari/537.36',
  },
};
