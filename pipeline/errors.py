"""The errors that this program raises on purpose.

    GongwenError
    ├── InputError        the source: it goes to quarantine with the reason, and the run continues   exit 1
    ├── SetupError        the call, the settings or the machine are not as required                  exit 2
    └── SchemaViolation   this program: an output does not validate                                  exit 3

Any other exception is a bug. Tests fail on it; in a batch only ``run/`` catches it, keeps the traceback, and continues.
"""


class GongwenError(Exception):
    """The base class. ``str()`` is one line that a person can act on."""

    exit_code = 3


class InputError(GongwenError):
    """The source can't be made into a document. The message is the reason given in quarantine."""

    exit_code = 1


class SetupError(GongwenError):
    """The call, the settings or the machine are not as required. Results that were finished before stay."""

    exit_code = 2


class SchemaViolation(GongwenError):
    """An output does not validate. That is a bug in this program, never the user's fault."""

    exit_code = 3
