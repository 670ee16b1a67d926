// Elements of the chat page and of the admin page. Nothing is ever parsed as HTML.

/** Make an element. Children are elements or texts; an attribute that begins with "on" is a listener. */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
