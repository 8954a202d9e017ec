"""``python -m synopse``."""

import sys

from synopse.cli import main

sys.exit(main())
