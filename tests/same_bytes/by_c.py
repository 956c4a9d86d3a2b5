"""The C side of tests/same_bytes: LIBRARY RULES THREADS <names of case files; the lines are those of by_cpp.cpp. With
LIBRARY RULES refuse CASE: why the case cannot be read, as JSON; with LIBRARY RULES misuse: what a wrong call says, as JSON;
with LIBRARY RULES ask CASE…: for each what is still to be asked, as one list of JSON.

Through ctypes: what a language without bindings of its own would do. tests/bindings_c is C itself."""

import contextlib
import ctypes
import hashlib
import locale
import sys
from concurrent.futures import ThreadPoolExecutor

c = ctypes.CDLL(sys.argv[1])
rules_path = sys.argv[2].encode()
with contextlib.suppress(locale.Error):
    locale.setlocale(locale.LC_ALL, "")  # as an unlucky program around us may have done


class Handle(ctypes.Structure):
    _fields_ = [("opaque", ctypes.c_uint64)]


class View(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]


class CaseOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("language", ctypes.c_int32),
        ("with_derivation", ctypes.c_int32),
        ("allow_concept", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    ]


BYTES = (ctypes.c_char_p, ctypes.c_size_t)
OUT = (ctypes.POINTER(Handle), ctypes.c_void_p)
c.klap_rules_open_path.argtypes = (*BYTES, ctypes.c_void_p, *OUT)
c.klap_decide.argtypes = (Handle, *BYTES, ctypes.POINTER(CaseOptions), *OUT)
c.klap_explain.argtypes = (Handle, *BYTES, ctypes.c_int32, ctypes.POINTER(CaseOptions), *OUT)
c.klap_facts_needed.argtypes = c.klap_decide.argtypes
c.klap_text_view.argtypes = c.klap_error_json.argtypes = (Handle, ctypes.POINTER(View))
c.klap_text_free.argtypes = c.klap_rules_free.argtypes = c.klap_error_free.argtypes = (Handle,)


def ok(status):
    if status != 0:
        raise RuntimeError(f"status {status}")


def text(function, *arguments):
    handle, view = Handle(), View()
    ok(function(*arguments, ctypes.byref(handle), None))
    ok(c.klap_text_view(handle, ctypes.byref(view)))
    said = ctypes.string_at(view.data, view.size)
    ok(c.klap_text_free(handle))
    return said


def options(language=0, derivation=0):
    return CaseOptions(ctypes.sizeof(CaseOptions), language, derivation, 1)


rules = Handle()
ok(c.klap_rules_open_path(rules_path, len(rules_path), None, ctypes.byref(rules), None))


def said(case_file):
    with open(case_file, "rb") as file:
        case = file.read()
    parts = [text(c.klap_decide, rules, case, len(case), options(0, derivation)) for derivation in (0, 1)]
    parts += [text(c.klap_explain, rules, case, len(case), who, options(language)) for who in (0, 1, 2) for language in (0, 1)]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def why_refused(rules, case, size, expected):
    outcome, error, view = Handle(), Handle(), View()
    status = c.klap_decide(rules, case, size, options(), ctypes.byref(outcome), ctypes.byref(error))
    if status != expected:
        raise RuntimeError(f"status {status}")
    ok(c.klap_error_json(error, ctypes.byref(view)))
    said = ctypes.string_at(view.data, view.size)
    ok(c.klap_error_free(error))
    return said


if sys.argv[3] == "refuse":
    with open(sys.argv[4], "rb") as file:
        case = file.read()
    sys.stdout.buffer.write(why_refused(rules, case, len(case), 2))  # KLAP_BAD_CASE
elif sys.argv[3] == "ask":
    lists = []
    for name in sys.argv[4:]:
        with open(name, "rb") as file:
            case = file.read()
        lists.append(text(c.klap_facts_needed, rules, case, len(case), options()))
    sys.stdout.buffer.write(b"[" + b",".join(lists) + b"]")
elif sys.argv[3] == "misuse":
    sys.stdout.buffer.write(why_refused(Handle(), b"{}", 2, 4))  # KLAP_BAD_HANDLE
else:
    files = sys.stdin.buffer.read().decode().splitlines()
    with ThreadPoolExecutor(int(sys.argv[3])) as team:
        for name, digits in zip(files, team.map(said, files)):
            sys.stdout.buffer.write(f"{digits}  {name}\n".encode())
ok(c.klap_rules_free(rules))
