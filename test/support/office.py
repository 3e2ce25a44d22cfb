"""Edits and reads Word files with LibreOffice, as a delegate and a clerk do: one start for all that is asked.

    python3 office.py PROFILE-FOLDER

Takes one JSON order per line, and answers each with one:
{"edit": file, "to": file, "by": name, "changes": [{"at": nth paragraph, "find": words, "put": words}
  | {"at": nth, "delete": true} | {"at": nth, "after": words}]} -> {"saved": file}; changes are tracked, by that author
{"read": file} -> {"file", "reject": [paragraph, ...], "accept": [...]}: every tracked change rejected, and every one accepted; cells of
  tables in place, notes and text boxes left out
"""
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("the office program did not answer")


def paragraphs(text):
    for block in text:
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.getCellNames():
                yield from paragraphs(block.getCellByName(name))
        else:
            # what a note's mark prints is no text of the paragraph
            yield "".join(portion.getString() for portion in block if portion.TextPortionType == "Text")


def read(context, file, change):
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
    try:
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{change}AllTrackedChanges", "", 0, ())
        return list(paragraphs(document.Text))
    finally:
        document.close(True)


@contextlib.contextmanager
def office(profile):
    """The office program, started for the time of a block: gives the context to ask."""
    pipe = f"actionline{os.getpid()}"
    program = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={pathlib.Path(profile).as_uri()}",
            f"--accept=pipe,name={pipe};urp",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = connect(pipe)
        yield context
        try:
            context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
            program.wait(5)
        except Exception:
            pass
    finally:
        program.kill()


def both(context, file):
    return {"file": file.name, "reject": read(context, file, "Reject"), "accept": read(context, file, "Accept")}


def named(context, name):
    """Makes somebody the author of what is tracked from now on."""
    manager = context.ServiceManager
    provider = manager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    path = (PropertyValue("nodepath", 0, "/org.openoffice.UserProfile/Data", 0),)
    profile = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", path)
    profile.setPropertyValue("givenname", name)
    profile.setPropertyValue("sn", "")
    profile.commitChanges()


def change(text, paragraph, order):
    if "after" in order:
        place = text.createTextCursorByRange(paragraph.End)
        text.insertControlCharacter(place, PARAGRAPH_BREAK, False)
        text.insertString(place, order["after"], False)
        return
    cursor = text.createTextCursorByRange(paragraph.Start)
    if order.get("delete"):
        # with its mark: the paragraph is gone, and not only empty
        cursor.gotoNextParagraph(True)
        cursor.setString("")
        return
    start = paragraph.getString().index(order["find"])
    cursor.goRight(start, False)
    cursor.goRight(len(order["find"]), True)
    cursor.setString(order["put"])


def edit(context, order):
    named(context, order["by"])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    file, to = pathlib.Path(order["edit"]), pathlib.Path(order["to"])
    document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
    try:
        document.RecordChanges = True
        blocks = [block for block in document.Text]
        # from the end, so that the count of those before holds
        for one in sorted(order["changes"], key=lambda one: -one["at"]):
            change(document.Text, blocks[one["at"]], one)
        document.storeToURL(to.as_uri(), (PropertyValue("FilterName", 0, "Office Open XML Text", 0),))
    finally:
        document.close(True)
    return {"saved": to.name}


with office(sys.argv[1]) as asked:
    for line in sys.stdin:
        order = json.loads(line)
        answer = edit(asked, order) if "edit" in order else both(asked, pathlib.Path(order["read"]))
        print(json.dumps(answer), flush=True)
