"""What can go wrong, and whose fault it is.

    GongwenError
    ├── InputError        this source: it goes to quarantine with the reason, the run goes on   exit 1
    ├── SetupError        this run: the call or the settings are wrong, nothing was started     exit 2
    └── SchemaViolation   this program: an output broke its own schema                          exit 3

Anything else is a bug: loud in tests; in a batch only ``run/`` catches it, keeps the traceback, and goes on.
"""


class GongwenError(Exception):
    """Base of the errors this project raises on purpose; ``str()`` is one line a person can act on."""

    exit_code = 3


class InputError(GongwenError):
    """The source can't be made into a document. The message is the reason that stands in quarantine."""

    exit_code = 1


class SetupError(GongwenError):
    """The call, the settings or the machine are not as needed; raised before anything is written."""

    exit_code = 2


class SchemaViolation(GongwenError):
    """An output does not validate: our bug, never the user's."""

    exit_code = 3
