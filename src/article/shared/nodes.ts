/** One node of a body between its three forms: our JSON, the shared element, and back. */
import * as Y from 'yjs';
import { leftOutWhenNull, type MarkName, markSpecs, type NodeName, nodeSpecs } from './schema.ts';

/** A node or text as JSON, before it is known to be of our schema. */
export interface LooseNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: LooseNode[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

type Attributes = Record<string, unknown>;
type Element = Y.XmlElement<Record<string, never>>;

const attrsOf = (type: string): string[] =>
  Object.keys((nodeSpecs[type as NodeName] as { attrs?: object } | undefined)?.attrs ?? {});

/** Children as the binding of ProseMirror writes them: neighbouring texts are one `Y.XmlText`, marks its formats. */
export function sharedChildren(content: readonly LooseNode[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let run: { insert: string; attributes?: Attributes }[] = [];
  const endRun = (): void => {
    if (!run.length) return;
    const text = new Y.XmlText();
    text.applyDelta(run);
    children.push(text);
    run = [];
  };
  for (const node of content) {
    if (node.type === 'text') {
      const attributes = Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]));
      run.push({ insert: node.text ?? '', attributes });
    } else {
      endRun();
      children.push(sharedElement(node));
    }
  }
  endRun();
  return children;
}

/** A node as a shared element that belongs to no document yet. Attributes that are `null` are not written. */
export function sharedElement(node: LooseNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type) as unknown as Element;
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (value !== null && value !== undefined) element.setAttribute(name, value as never);
  const children = sharedChildren(node.content ?? []);
  if (children.length) element.insert(0, children);
  return element as unknown as Y.XmlElement;
}

const markOrder = Object.keys(markSpecs);

function textNodes(text: Y.XmlText): LooseNode[] {
  const nodes: LooseNode[] = [];
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Attributes }[]) {
    if (typeof insert !== 'string') continue;
    const marks = markOrder
      .filter((name) => attributes?.[name])
      .map((type) => {
        const known = Object.keys((markSpecs[type as MarkName] as { attrs?: object }).attrs ?? {});
        const given = attributes?.[type] as Attributes;
        return known.length
          ? { type, attrs: Object.fromEntries(known.map((name) => [name, given[name]])) }
          : { type };
      });
    nodes.push({ type: 'text', text: insert, ...(marks.length ? { marks } : {}) });
  }
  return nodes;
}

/** Children of a shared element as JSON. Attributes and marks that the schema does not name are left out. */
export function looseChildren(element: Y.XmlFragment | Y.XmlElement): LooseNode[] {
  return element.toArray().flatMap((child): LooseNode[] => {
    if (child instanceof Y.XmlText) return textNodes(child);
    return child instanceof Y.XmlElement ? [looseNode(child)] : [];
  });
}

/** A shared element as JSON; an attribute that is not there is `null`, or left out too. */
export function looseNode(element: Y.XmlElement): LooseNode {
  const type = element.nodeName;
  const names = attrsOf(type).filter((name) => !leftOutWhenNull.includes(name) || element.getAttribute(name));
  const content = looseChildren(element);
  return {
    type,
    ...(names.length
      ? {
          attrs: Object.fromEntries(
            names.map((name) => [name, (element.getAttribute(name) as unknown) ?? null]),
          ),
        }
      : {}),
    ...(content.length ? { content } : {}),
  };
}
