/**
 * The layout of a paper, in Typst. All words come as data, by `json()`: nothing that an author wrote is read as markup.
 * No package is used, so that nothing is fetched.
 */
export const layout = `
#let data = json("/paper.json")
#set document(title: data.title, author: data.author, date: none)
#set page(
  paper: "a4",
  margin: (x: 2.2cm, top: 2.2cm, bottom: 2.2cm),
  footer: context align(center, text(size: 9pt)[#data.symbol #h(1em) #counter(page).display()]),
)
#set text(font: data.fonts, lang: data.language, size: data.size * 1pt, cjk-latin-spacing: none)
#set par(leading: 0.7em, spacing: 0.95em, justify: false)
#show heading: set text(size: 1em, weight: "bold")
#show heading: set block(above: 1.5em, below: 0.8em)
#show link: set text(fill: rgb("#0b57a4"))
#let colours = (rgb("#a61c00"), rgb("#0b5394"), rgb("#38761d"), rgb("#674ea7"), rgb("#7f4a00"), rgb("#0c6470"))

#let piece(run) = {
  let lines = run.lines.map(line => text(line))
  let body = lines.join(linebreak())
  if run.bold { body = text(weight: "bold", body) }
  if run.italic { body = text(style: "italic", body) }
  if run.underline { body = underline(body) }
  if run.strike { body = strike(body) }
  if run.raised == "superscript" { body = super(typographic: false, body) }
  if run.raised == "subscript" { body = sub(typographic: false, body) }
  if run.href != none { body = link(run.href, body) }
  if run.colour != none {
    let colour = colours.at(calc.rem(run.colour, colours.len()))
    if run.added { body = underline(stroke: 0.6pt + colour, offset: 0.18em, text(fill: colour, body)) }
    if run.struck { body = strike(stroke: 0.6pt + colour, text(fill: colour, body)) }
    if run.by != none { body = body + text(fill: colour, size: 0.72em)[#h(0.1em)#super(typographic: false, size: 1em, "[" + run.by + "]")] }
  }
  body
}
#let words(runs) = for run in runs {
  if run.note != none {
    let note = data.notes.at(run.note)
    let inside = for part in note { piece(part) }
    if run.lines.join("") == "" { footnote(inside) } else { footnote(numbering: (..n) => run.lines.join(""), inside) }
  } else { piece(run) }
  for number in run.comments { super(typographic: false, text(fill: rgb("#555555"), "[" + number + "]")) }
}
#let hang = 1.4cm
#let indented(level, body) = if level == 0 { body } else if data.language == "ar" { pad(right: hang * level, body) } else { pad(left: hang * level, body) }
#let labelled(block) = {
  // 5 bis, a): read from left to right also where Arabic stands around them
  let latin = data.language == "ar" and block.label.any(run => run.lines.join("").contains(regex("\\p{Latin}")))
  let label = if latin { align(right, text(dir: ltr, words(block.label))) } else { words(block.label) }
  indented(block.level, par(hanging-indent: hang, context {
    let width = measure(label).width
    box(width: calc.max((width + 0.4em).to-absolute(), hang), label)
    words(block.runs)
  }))
}
#let paragraph(part) = {
  // number and title of a text that brings its own
  if part.kind == "front" { return align(center, par(words(part.runs))) }
  if part.kind == "heading" or part.kind == "annex-title" {
    let centred = part.kind == "annex-title"
    let body = heading(level: part.level + 1, {
      if part.label.len() > 0 { words(part.label); h(0.9em) }
      words(part.runs)
    })
    if centred { align(center, body) } else { body }
  } else if part.label.len() > 0 { labelled(part) }
  else { indented(part.level, par(words(part.runs))) }
}

#let front = data.front
#if front.session != none [*#front.session*]
#if front.left.len() + front.right.len() > 0 {
  grid(columns: (1fr, 1fr), front.left.map(line => strong(line)).join(linebreak()), front.right.map(line => strong(line)).join(linebreak()))
}
#if front.source != none { v(0.6em); align(center, text(size: 1.1em, weight: "bold", front.source)) }
#if front.title != none { v(0.4em); align(center, text(size: 1.2em, weight: "bold", front.title)); v(0.6em) }
#if front.box.len() > 0 {
  block(width: 100%, stroke: 0.6pt, inset: 0.8em, for line in front.box {
    par(strong(line.label))
    par(line.text)
  })
  v(0.6em)
}
#for part in data.blocks {
  if part.kind == "rows" {
    table(columns: part.widths.map(width => width * 1fr), inset: 0.5em, ..part.cells.map(cell => cell.map(inner => {
      words(inner.label)
      if inner.label.len() > 0 { h(0.6em) }
      words(inner.runs)
    }).join(parbreak())))
  } else { paragraph(part) }
}
#if data.comments.len() > 0 {
  line(length: 100%, stroke: 0.4pt)
  strong(data.commentsTitle)
  for (number, comment) in data.comments.enumerate() { par[[#(number + 1)] #comment] }
}
`
