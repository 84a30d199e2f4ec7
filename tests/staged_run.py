"""A run to be killed from outside: ``python -m tests.staged_run IN OUT JOBS SECONDS``, each source taking SECONDS."""

import sys
import time
from pathlib import Path

from gongwen.errors import SetupError
from gongwen.model import Outcome, Source
from gongwen.settings import Settings
from tests.fake_run import fake, run


def main() -> int:
    source, out, jobs, seconds = sys.argv[1:]

    def slow(source: Source, settings: Settings) -> Outcome:
        time.sleep(float(seconds))
        return fake(source, settings)

    try:
        return run(Path(source), Path(out), jobs=int(jobs), process=slow)[0].exit_code
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
