"""One of Excel's doors in a process of its own: what a cell holds goes in, and what the cell shows comes out.

`com` is the way of the Windows add-in, `xlwings.udfs.call_udf`, with the parts of pywin32 that it names
stood in for; `office` is that of xlwings Server, `custom_functions_call`, with JSON as Office.js sends it. A
process each, because xlwings chooses its decorators once, when it is imported.
"""

import asyncio
import json
import os
import pickle
import sys
from datetime import datetime
from types import SimpleNamespace
from unittest.mock import MagicMock

COM_ERRORS = {
    "#NULL!": -2146826288,
    "#DIV/0!": -2146826281,
    "#VALUE!": -2146826273,
    "#REF!": -2146826265,
    "#NAME?": -2146826259,
    "#NUM!": -2146826252,
    "#N/A": -2146826246,
}
OFFICE_ERRORS = {
    "#NULL!": "Null",
    "#DIV/0!": "Div0",
    "#VALUE!": "Value",
    "#REF!": "Ref",
    "#NAME?": "Name",
    "#NUM!": "Num",
    "#N/A": "NotAvailable",
}
_MISSING = -2147352572
_EPOCH = datetime(1899, 12, 30)


def com_cell(cell):
    return COM_ERRORS.get(cell, cell) if isinstance(cell, str) else cell


def office_cell(cell):
    if isinstance(cell, str) and cell in OFFICE_ERRORS:
        return {"type": "Error", "basicType": "Error", "basicValue": cell, "errorType": OFFICE_ERRORS[cell]}
    if isinstance(cell, datetime):
        return (cell - _EPOCH).total_seconds() / 86_400
    return "" if cell is None else cell


def shown_in_office(cell):
    """What a cell shows of an answer that Office.js gets; only agreed errors are errors there."""
    if isinstance(cell, dict):
        assert cell["type"] == "Error"
        return next(text for text, kind in OFFICE_ERRORS.items() if kind == cell["errorType"])
    assert not (isinstance(cell, str) and cell.startswith("#")), f"{cell} would stand in the cell as text"
    return cell


def com_door():
    """Calls through COM, as xlwings' VBA makes them: ranges as Range objects, all else as it is."""
    names = "pythoncom pywintypes win32api win32con win32gui win32process win32timezone win32event win32com"
    parts = "client server server.dispatcher server.policy server.util"
    for name in (*names.split(), *(f"win32com.{part}" for part in parts.split())):
        sys.modules[name] = MagicMock(name=name, __file__=name)
    sys.modules["pywintypes"].TimeType = datetime
    sys.modules["pywintypes"].IID = str
    sys.modules["pywintypes"].com_error = OSError
    for name in ("CDispatch", "CoClassBaseClass", "DispatchBaseClass"):
        setattr(sys.modules["win32com.client"], name, type(name, (), {}))
    import ctypes

    ctypes.windll = ctypes.oledll = ctypes.PyDLL = MagicMock()
    import xlwings
    import xlwings._xlwindows
    import xlwings.udfs

    xlwings.engines.add(xlwings.Engine(impl=xlwings._xlwindows.engine))
    sys.modules["xlwings.com_server"] = SimpleNamespace(loop=None)
    # What xlwings itself does on Windows.
    xlwings.func, xlwings.arg, xlwings.ret = xlwings.udfs.xlfunc, xlwings.udfs.xlarg, xlwings.udfs.xlret

    range_type = SimpleNamespace(iid="{00020846-0000-0000-C000-000000000046}")
    of_range_type = SimpleNamespace(GetTypeInfo=lambda: SimpleNamespace(GetTypeAttr=lambda: range_type))

    def argument(value):
        if value is Ellipsis:
            return _MISSING
        if not isinstance(value, list):
            return com_cell(value)
        cells = tuple(tuple(map(com_cell, row)) for row in value)
        alone = len(cells) == len(cells[0]) == 1
        return SimpleNamespace(
            _oleobj_=of_range_type,
            Value=cells[0][0] if alone else cells,
            Worksheet=MagicMock(),
            Row=1,
            Column=1,
            Rows=SimpleNamespace(Count=len(cells)),
            Columns=SimpleNamespace(Count=len(cells[0])),
        )

    def call(name, arguments):
        answer = xlwings.udfs.call_udf("udfs.functions", name, tuple(map(argument, arguments)))
        return [[str(each) if isinstance(each, str) else each for each in row] for row in answer]

    return call


def office_door():
    """Calls through xlwings Server."""
    os.environ["XLWINGS_ON_SERVER"] = "true"
    os.environ["XLWINGS_LICENSE_KEY"] = "noncommercial"
    import xlwings.server

    import udfs.functions

    def argument(value):
        if value is Ellipsis:
            return None
        return [list(map(office_cell, row)) for row in (value if isinstance(value, list) else [[value]])]

    def call(name, arguments):
        values = list(map(argument, arguments))
        infos = getattr(udfs.functions, name).__xlfunc__["args"]
        if infos and infos[-1]["vararg"]:
            values = [*values[: len(infos) - 1], values[len(infos) - 1 :]]
        payload = {
            "func_name": name,
            "args": values,
            "caller_address": "Sheet1!A1",
            "content_language": "en-GB",
            "culture_info_name": "en-GB",
            "date_format": "dd/mm/yyyy",
            "version": xlwings.__version__,
            "client": "Office.js",
            "runtime": "1.4",
        }
        sent = json.loads(json.dumps(payload))
        answer = asyncio.run(xlwings.server.custom_functions_call(sent, udfs.functions))
        return [[shown_in_office(cell) for cell in row] for row in json.loads(json.dumps(answer))]

    return call


def main():
    # What a library prints must not end up among the answers.
    answers, sys.stdout = os.fdopen(os.dup(1), "wb"), sys.stderr
    call = {"com": com_door, "office": office_door}[sys.argv[1]]()
    while True:
        try:
            name, arguments = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer = call(name, arguments)
        except Exception as error:
            answer = repr(error)
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    main()
