"""Limits of memory and time on Windows: a job object that the reading process puts itself into.

https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-jobobject_extended_limit_information
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_EXTENDED_LIMITS: Final = 9  # JobObjectExtendedLimitInformation
_PROCESS_TIME: Final = 0x2  # JOB_OBJECT_LIMIT_PROCESS_TIME
_ACTIVE_PROCESS: Final = 0x8  # JOB_OBJECT_LIMIT_ACTIVE_PROCESS: it starts no others
_PROCESS_MEMORY: Final = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY


class _Basic(ctypes.Structure):
    _fields_ = [
        ("per_process_time", ctypes.c_int64),  # in 100 ns
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    ]


class _Extended(ctypes.Structure):
    _fields_ = [
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    ]


def limits(memory: int, seconds: int) -> _Extended:
    """The limits as Windows wants them: bytes of committed memory, seconds of processor time."""
    wanted = _Extended()
    wanted.basic.flags = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY
    wanted.basic.per_process_time = seconds * 10_000_000
    wanted.basic.active_processes = 1
    wanted.process_memory = memory
    return wanted


def limit_process(memory: int, seconds: int) -> None:
    """Put this process into a job of its own. Raises OSError when Windows refuses: then nothing is read."""
    if sys.platform != "win32":
        return
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    wanted = limits(memory, seconds)
    handle = ctypes.c_void_p(job)
    done = kernel.SetInformationJobObject(
        handle, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
    )
    if not done or not kernel.AssignProcessToJobObject(handle, ctypes.c_void_p(kernel.GetCurrentProcess())):
        raise ctypes.WinError(ctypes.get_last_error())
