import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, escapeText, html, raw } from '#html/template.ts';

describe('the template tag', () => {
  it('escapes what it is given, in text and in attributes', () => {
    expect(html`<p title="${'"><script>'}">${"<b> & 'x'"}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt; &amp; &#39;x&#39;</p>',
    );
  });

  it('passes markup that is marked as such, and lists of it', () => {
    expect(html`<ul>${['a', '<'].map((text) => html`<li>${text}</li>`)}${raw('<hr>')}</ul>`.markup).toBe(
      '<ul><li>a</li><li>&lt;</li><hr></ul>',
    );
  });

  it('shows nothing for what is not there, but shows zero', () => {
    expect(html`${null}${undefined}${false}${true}${''}${0}`.markup).toBe('0');
    expect(attribute('dir', null).markup).toBe('');
    expect(attribute('title', 'a"b').markup).toBe(' title="a&quot;b"');
  });

  it('takes out invisible controls that would turn the page around', () => {
    expect(escapeText('وصل \u202Eدفو\u202C!')).toBe('وصل دفو!');
  });

  it('lets no text out that a browser could read as markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>"'\u202A-\u202E]|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });
});
