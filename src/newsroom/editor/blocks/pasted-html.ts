/**
 * Pasted HTML → HTML that says only what our schema can say. What Word, Google Docs and web pages wrap around their
 * words is taken off; the schema's own parser then takes what it knows and leaves the rest.
 */
import { displayText } from '#arabic/letters.ts';

/** Nothing of these is text of a piece. */
const dropped =
  'style,script,meta,link,title,head,template,noscript,iframe,object,svg,button,input,select,textarea,nav,img,picture,video,audio,canvas,o\\:p,xml';

/** Addresses that pass through a counter on their way: where they lead. */
export function leadsTo(href: string): string {
  if (!URL.canParse(href)) return href;
  const url = new URL(href);
  const target =
    (/(^|\.)google\.[a-z.]+$/.test(url.hostname) &&
      url.pathname === '/url' &&
      (url.searchParams.get('q') ?? url.searchParams.get('url'))) ||
    (/^lm?\.(facebook|instagram)\.com$/.test(url.hostname) && url.searchParams.get('u'));
  if (target) return leadsTo(target);
  for (const name of [...url.searchParams.keys()])
    if (/^(utm_\w+|fbclid|gclid|mc_[ce]id|igshid)$/.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** Word writes lists as paragraphs with a sign before them, and says in a style that they are one. */
function mendWordLists(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll<HTMLElement>('p[data-style*="mso-list"]')) {
    const sign = paragraph.querySelector('[data-style*="mso-list:Ignore"], [data-style*="mso-list: Ignore"]');
    if (!sign) continue;
    const tag = /[\d\u0660-\u0669]|[a-zأ-ي][.)]/i.test(sign.textContent ?? '') ? 'OL' : 'UL';
    sign.remove();
    const item = body.ownerDocument.createElement('li');
    item.append(...paragraph.childNodes);
    const before = paragraph.previousElementSibling;
    const list =
      before?.tagName === tag && before.hasAttribute('data-word')
        ? before
        : body.ownerDocument.createElement(tag);
    list.setAttribute('data-word', '');
    if (list !== before) paragraph.before(list);
    list.append(item);
    paragraph.remove();
  }
}

/** Our lists have no lists inside: what is deeper follows, one by one. */
function flattenLists(body: HTMLElement): void {
  for (let inner = body.querySelector('li ul, li ol, ul > ul, ol > ol, ul > ol, ol > ul'); inner; ) {
    const item = inner.parentElement!.closest('li');
    if (item) item.after(...inner.children);
    else inner.before(...inner.children);
    inner.remove();
    inner = body.querySelector('li ul, li ol, ul > ul, ol > ol, ul > ol, ol > ul');
  }
}

/** Two line breaks are how many pages end a paragraph. */
function splitAtBreaks(body: HTMLElement): void {
  for (const holder of body.querySelectorAll('p, div')) {
    if (holder.querySelector('p, div, ul, ol, table, blockquote, h1, h2, h3')) continue;
    if (!/<br[^>]*>\s*(?:&nbsp;|\s)*<br/i.test(holder.innerHTML)) continue;
    for (const part of holder.innerHTML.split(/(?:<br[^>]*>\s*(?:&nbsp;|\s)*){2,}/i)) {
      const paragraph = body.ownerDocument.createElement('p');
      paragraph.innerHTML = part;
      holder.before(paragraph);
    }
    holder.remove();
  }
}

/** Said by style: bold and italic as Google Docs and Word write them. */
function readStyles(body: HTMLElement): void {
  const wrap = (element: HTMLElement, tag: 'strong' | 'em'): void => {
    if (!element.textContent?.trim() || element.closest(`h1, h2, h3, h4, h5, h6, ${tag}`)) return;
    const mark = body.ownerDocument.createElement(tag);
    mark.append(...element.childNodes);
    element.append(mark);
  };
  for (const element of body.querySelectorAll<HTMLElement>('[data-style]')) {
    const style = element.dataset.style ?? '';
    delete element.dataset.style;
    // Google Docs wraps everything it copies in <b style="font-weight:normal">.
    if (/^[BI]$/.test(element.tagName) && /font-(weight|style)\s*:\s*(normal|400)/i.test(style)) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    if (!/^(SPAN|FONT)$/.test(element.tagName)) continue;
    if (/font-weight\s*:\s*(bold|[6-9]\d\d)/i.test(style)) wrap(element, 'strong');
    if (/font-style\s*:\s*italic/i.test(style)) wrap(element, 'em');
  }
}

const blocks =
  'p, div, section, article, main, header, footer, ul, ol, li, dl, table, tbody, thead, tr, td, th, blockquote, pre, h1, h2, h3, h4, h5, h6, hr, figure, aside';

/** Text that stands loose between blocks is a paragraph of its own; a break between blocks is nothing. */
function wrapLoose(body: HTMLElement): void {
  for (const holder of [
    body,
    ...body.querySelectorAll<HTMLElement>('div, section, article, main, header, footer'),
  ]) {
    const isBlock = (node: Node): boolean =>
      node.nodeType === 1 &&
      ((node as Element).matches(blocks) || (node as Element).querySelector(blocks) !== null);
    if (![...holder.childNodes].some(isBlock)) continue;
    let paragraph: HTMLElement | null = null;
    for (const node of [...holder.childNodes]) {
      if (isBlock(node) || (node as Element).tagName === 'BR') {
        paragraph = null;
        if ((node as Element).tagName === 'BR') node.remove();
        continue;
      }
      if (!paragraph) {
        if (!node.textContent?.trim()) continue;
        paragraph = body.ownerDocument.createElement('p');
        node.before(paragraph);
      }
      paragraph.append(node);
    }
  }
}

function cleanTexts(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, 4 /* NodeFilter.SHOW_TEXT */);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = displayText(node.nodeValue ?? '').replace(/[\s\u00a0]+/g, ' ');
}

/**
 * Styles and handlers under names that nothing acts on: a page with a strict policy complains of each while it is
 * only being read.
 */
const inert = (html: string): string =>
  html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, ' data-$1='));

/** Cleans in place a parsed document that nothing of has been shown or loaded (`new DOMParser()`). */
export function cleanPasted(page: Document): void {
  const { body } = page;
  const comments = page.createTreeWalker(body, 128 /* NodeFilter.SHOW_COMMENT */);
  const gone: Node[] = [];
  for (let node = comments.nextNode(); node; node = comments.nextNode()) gone.push(node);
  for (const node of gone) node.parentNode?.removeChild(node);
  mendWordLists(body);
  for (const element of body.querySelectorAll(dropped)) element.remove();
  readStyles(body);
  flattenLists(body);
  splitAtBreaks(body);
  wrapLoose(body);
  cleanTexts(body);
  for (const link of body.querySelectorAll('a[href]'))
    link.setAttribute('href', leadsTo(link.getAttribute('href')!));
  for (const paragraph of body.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6, li, blockquote'))
    if (!paragraph.textContent?.trim() && !paragraph.querySelector('hr, figure, table')) paragraph.remove();
}

/** `cleanPasted` for text: what a paste gives → what the schema's parser reads. */
export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(inert(html), 'text/html');
  cleanPasted(page);
  return page.body.innerHTML;
}
