"""Edits and reads Word files with LibreOffice, as a delegate and a clerk do: one start for both.

    python3 office.py PROFILE-FOLDER

Takes one JSON order per line, and answers each with one:
{"edit": file, "to": file, "by": name, "changes": [{"at": nth paragraph, "find": words, "put": words}
  | {"at": nth, "delete": true} | {"at": nth, "after": words}]} -> {"saved": file}; changes are tracked, by that author
{"read": file} -> {"file", "reject": [paragraph, ...], "accept": [...]}
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "texts/write/docx"))
from libreoffice import both, office  # noqa: E402

from com.sun.star.beans import PropertyValue  # noqa: E402
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK  # noqa: E402


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
