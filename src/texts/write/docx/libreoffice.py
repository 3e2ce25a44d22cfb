"""Reads Word files with LibreOffice: as they are with every tracked change rejected, and with every one accepted.

    python3 libreoffice.py PROFILE-FOLDER FILE...

Prints one JSON object per file: {"file", "reject": [paragraph, ...], "accept": [...]}, cells of tables in place, notes and
text boxes left out. The office program is started once, for all files.
"""
import contextlib
import json
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


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
    pipe = "actionline" + pathlib.Path(profile).name.replace("-", "")
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


if __name__ == "__main__":
    with office(sys.argv[1]) as asked:
        for name in sys.argv[2:]:
            print(json.dumps(both(asked, pathlib.Path(name))))
