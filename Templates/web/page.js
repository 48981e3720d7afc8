// The parts of the page, its words, and what is told to those who can't see it.

const part = id => document.getElementById(id);
const words = program.words;
// Who speaks: the page's own agent, or one that it has handed over to.
let agent = program;
const host = { context: { locale: document.documentElement.lang } };
// Of a question in several languages, the one in the page's is asked.
const language = host.context.locale.split("-")[0];

// A word with what belongs in its […].
const filled = (text, value) => text.replace("[n]", () => String(value));

function build(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function show(id, isShown) {
  const element = part(id);
  if (element) element.hidden = !isShown;
}

function tell(text) {
  part("live").textContent = text;
}

// A quiet line under the state; it is told too.
function note(text) {
  part("note").textContent = text;
  show("note", Boolean(text));
  if (text) tell(text);
}

// Which conversation this is. What was begun for one must not come to the next.
let talk = 0;

function still(mine) {
  if (mine !== talk) throw new Failure("over");
}

class Failure extends Error {
  constructor(name) {
    super(name);
    this.name = name;
  }
}

const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));
