const WORDS = {
  viewstate: 'Validation of viewstate MAC failed.',
  event: 'Invalid postback or callback argument. Event validation is enabled.',
};

/** The page that ASP.NET answers to a post-back whose state was changed, is too old or was never offered. */
export const validationError = (kind: keyof typeof WORDS): Response =>
  new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${WORDS[kind]}</title></head><body><h1>Server Error in '/portaldvc' Application.</h1><h2><i>${WORDS[kind]}</i></h2>
<p>DỮ LIỆU GIẢ LẬP</p></body></html>`,
    { status: 500, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
