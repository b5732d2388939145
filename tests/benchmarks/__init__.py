"""What papers cost and how well they are read. Libraries start no threads here, as they start none in a reader of papers."""

import os

from flows.extract.line import ALONE

os.environ |= ALONE  # before numpy is loaded, which looks once
